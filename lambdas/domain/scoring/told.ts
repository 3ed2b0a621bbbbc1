import type { BandName } from '../scorecard/scorecard.ts';
import type { BandChange, LeadScore } from './lead-score.ts';

/**
 * What others take the leads to be in that a profile is or was: by what they have been told, and by what is on its
 * way to them. It outlives the scores it comes from, which are written over when people turn out to be one, or two.
 *
 * It is kept by lead id. Of an id that no person bears any more nothing more is told: consumers follow its redirect
 * to the lead that has its events now. Should a person bear it again, they hear on from where they were.
 */
export interface Told {
  readonly bands: Readonly<Record<string, ToldBand>>;
  /** Crossings that still have to be told, oldest first. */
  readonly unannounced: readonly BandChange[];
}

export interface ToldBand {
  readonly band: BandName;
  /** The epoch of the score that said so. An id moves from profile to profile with the epoch growing. */
  readonly epoch: number;
}

/** So many fit into a profile beside all else; a bus that is down for longer than they last hears of the newest. */
export const MOST_UNANNOUNCED = 50;
/** So many ids of one person are remembered, the newest. */
export const MOST_NAMES = 50;

export const NOTHING_TOLD: Told = { bands: {}, unannounced: [] };

/** A lead nobody has heard of under this id is taken to be cold. */
export const bandTold = ({ bands }: Told, leadId: string): BandName => bands[leadId]?.band ?? 'COLD';

/** What a score tells. Nobody hears of a person who is no lead, and of no other kind of score. */
export function toldBy(score: unknown, epoch: number): Told {
  if (!isLeadScore(score)) return NOTHING_TOLD;
  const { leadId, attribution, band, unannounced } = score;
  return { bands: attribution === 'lead' ? { [leadId]: { band, epoch } } : {}, unannounced };
}

/** All of it: of each id what the score of the greatest epoch says, and of one epoch the one named last here. */
export function together(...all: readonly Told[]): Told {
  const bands = all
    .flatMap((told) => Object.entries(told.bands))
    .toSorted(([, a], [, b]) => a.epoch - b.epoch);
  const crossings = new Map(
    all.flatMap(({ unannounced }) => unannounced).map((change) => [crossingName(change), change]),
  );
  return {
    bands: Object.fromEntries(
      [...new Map(bands)].toSorted(([, a], [, b]) => a.epoch - b.epoch).slice(-MOST_NAMES),
    ),
    unannounced: newestOf([...crossings.values()]),
  };
}

/** As many as there is room for, oldest first. */
export const newestOf = (changes: readonly BandChange[]): BandChange[] =>
  changes.toSorted((a, b) => a.epoch - b.epoch || a.version - b.version).slice(-MOST_UNANNOUNCED);

/** A crossing has one name, however often it is told, and no other has it. */
export const crossingName = ({ leadId, asOfMs, epoch, version }: BandChange): string =>
  `${leadId}:${asOfMs}:${epoch}.${version}`;

const isLeadScore = (score: unknown): score is LeadScore =>
  typeof score === 'object' && score !== null && 'unannounced' in score;
