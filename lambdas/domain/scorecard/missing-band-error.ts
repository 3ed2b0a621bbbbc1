/** A scorecard whose last band leaves out some scores; the generator writes none. */
export class MissingBandError extends Error {
  override readonly name = 'MissingBandError';

  constructor(version: string, points: number) {
    super(`scorecard ${version} has no band for ${points} points, its last band must have no bound`);
  }
}
