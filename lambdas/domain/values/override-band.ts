import { BAND_NAMES, type BandName } from '../scorecard/scorecard.ts';
import { type Reading, read, UNKNOWN_VALUE } from './reading.ts';

/** Says that the scorecard's own band counts again. */
export const WITHDRAWN = 'NONE';

export type OverrideBand = BandName | typeof WITHDRAWN;

const KNOWN: readonly OverrideBand[] = [...BAND_NAMES, WITHDRAWN];

/** The band a person sets, in any case of letters. */
export function readOverrideBand(value: unknown): Reading<OverrideBand> {
  const word = typeof value === 'string' ? value.trim().toUpperCase() : null;
  const band = KNOWN.find((known) => known === word);
  return band === undefined ? UNKNOWN_VALUE : read(band);
}
