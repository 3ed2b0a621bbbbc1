/** A measurement that cannot be trusted or could not be made: one sentence that says which and why. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
