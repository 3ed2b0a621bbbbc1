/** The rehearsal did not go as it should; the message says what was seen. */
export class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}
