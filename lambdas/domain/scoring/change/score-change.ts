import type { StoredEvent } from '../stored-event.ts';

/**
 * Why a score is not what it was, in the order in which the steps are taken:
 *
 * - `scorecard`: it was recorded by other rules than today's
 * - `rates`: it was recorded with other rates of the population
 * - `unaccounted`: it was recorded otherwise than these events explain, as when some are not kept any more
 * - `correction`: an event was told again with other content
 * - `split`: a key turned out to be shared by many, and took events away with it
 * - `merge`: events known by then turned out to be of the same person
 * - `late_data`: events that had happened by then arrived after it
 * - `decay`: time alone
 * - `new_events`: what happened since
 */
export type ChangeReason =
  | 'scorecard'
  | 'rates'
  | 'unaccounted'
  | 'correction'
  | 'split'
  | 'merge'
  | 'late_data'
  | 'decay'
  | 'new_events';

/** What may be told of an event behind a change: nothing of who. */
export type ChangeEvent = Pick<StoredEvent, 'event_time_ms' | 'event_type' | 'source'>;

/** A rule that gives other points after a step than before it. */
export interface RuleChange {
  readonly code: string;
  /** In words for sales people. */
  readonly reason: string;
  readonly before: number;
  readonly after: number;
}

export interface ChangeCause {
  readonly why: ChangeReason;
  readonly points: number;
  /** Earliest first. */
  readonly events: readonly ChangeEvent[];
  /** Empty where only sums were recorded. */
  readonly rules: readonly RuleChange[];
}

/** The points of all causes add up to `after - before`, to the thousandth; a score of nobody counts as 0. */
export interface ScoreChange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Null where nothing was known of the lead. */
  readonly before: number | null;
  readonly after: number | null;
  readonly causes: readonly ChangeCause[];
}
