/** Headers of SQL files do not say what they have to; the message names every mistake in all of them. */
export class QueryHeaderError extends Error {
  override readonly name = 'QueryHeaderError';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
