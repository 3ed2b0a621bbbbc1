import type { Band } from '#domain/scorecard/scorecard.ts';
import { bandSchema } from '#domain/scorecard/scorecard-schema.ts';
import type { DefinitionFile, Path } from '../yaml/definition-file.ts';

/** Bands must cover every score once: falling bounds, and a last band that takes all that is left. */
function checkBand(
  file: DefinitionFile,
  at: Path,
  bands: readonly Band[],
  index: number,
  last: number,
): void {
  const band = bands[index];
  const above = bands[index - 1];
  if (!band) return;
  if (bands.findIndex((other) => other.name === band.name) < index) {
    file.report([...at, 'name'], `band ${band.name} is declared twice, names are unique`);
  }
  if (band.atLeastMilli === null && index < last) {
    file.report(at, `band ${band.name} needs at_least, only the last band takes all that is left`);
  }
  if (band.atLeastMilli !== null && index === last) {
    file.report(
      [...at, 'at_least'],
      `the last band takes all that is left: ${band.name} must have no at_least`,
    );
  }
  const upper = above?.atLeastMilli ?? null;
  if (upper !== null && band.atLeastMilli !== null && band.atLeastMilli >= upper) {
    const [found, bound] = [band.atLeastMilli / 1000, upper / 1000];
    file.report([...at, 'at_least'], `bands go down: ${band.name} must be below ${bound}, found ${found}`);
  }
}

export function readBands(file: DefinitionFile, at: Path, written: readonly unknown[]): Band[] {
  const read = written.map((_, index) => file.read(bandSchema, [...at, index]));
  const bands = read
    .filter((band) => band !== undefined)
    .map(({ name, at_least, action }): Band => ({ name, atLeastMilli: at_least ?? null, action }));
  if (bands.length === read.length) {
    bands.forEach((_, index) => {
      checkBand(file, [...at, index], bands, index, bands.length - 1);
    });
  }
  return bands;
}
