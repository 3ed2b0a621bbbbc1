/** The journal holds what a run does not write, so nothing of it is published. */
export class MalformedKpisError extends Error {
  override readonly name = 'MalformedKpisError';

  constructor(problems: readonly string[]) {
    super(`the view kpis has rows that cannot be published: ${problems.join('; ')}`);
  }
}
