/** A factor of one: factors are counted in millionths. */
export const DECAY_ONE = 1_000_000;

/** What an event counts by its age in whole days, for one half-life; past the end it counts nothing. */
export interface DecayTable {
  readonly halfLifeDays: number;
  readonly millionths: readonly number[];
}
