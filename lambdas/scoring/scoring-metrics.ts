import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { TakenEvent } from './take-events.ts';

/** Where scoring reports its counts and times. */
export interface ScoringMetrics {
  count(name: ScoringCountName, value: number, dimensions: Readonly<Record<string, string>>): void;
  /** One time for each event, so that percentiles can be had of them. */
  latencies(ms: readonly number[]): void;
}

/** Counts of what was done; a delivery repeated is counted again. */
export const SCORING_METRICS = {
  /** Scores of leads that were written to the log. */
  scored: 'LeadsScored',
  /** Crossings the bus has taken, by the band they lead `to`. */
  bandChanges: 'BandChanges',
  withoutKey: 'EventsWithoutKey',
  /** Events that real-time scoring leaves to the pipeline, by `reason`. */
  setAside: 'EventsSetAside',
  /** Records handed back to the stream because a system failed. */
  returned: 'ScoringRecordsReturned',
  /** Events that the bus did not take. */
  notAnnounced: 'AnnouncementsFailed',
  /** Scores that were written without the promoted model, though there is one. */
  modelFallbacks: 'ModelFallbacks',
} as const;

export type ScoringCountName = (typeof SCORING_METRICS)[keyof typeof SCORING_METRICS];

/** From the arrival of an event until the scores it changed were written. */
export const LATENCY_METRIC = 'ScoringLatencyMs';

/** Reports what became of a batch's events. */
export function countOutcomes(taken: readonly TakenEvent[], metrics: ScoringMetrics): void {
  const setAside = new Map<string, number>();
  const latencies: number[] = [];
  let withoutKey = 0;
  let fallbacks = 0;
  for (const { outcome, leads } of taken) {
    fallbacks += leads.filter(({ score }) => isFallback(score.modelState)).length;
    if (outcome.kind === 'no_key') withoutKey += 1;
    if (outcome.kind === 'set_aside') setAside.set(outcome.reason, (setAside.get(outcome.reason) ?? 0) + 1);
    if (outcome.kind === 'scored') latencies.push(outcome.latencyMs);
  }
  countSome(metrics, SCORING_METRICS.withoutKey, withoutKey);
  for (const [reason, value] of setAside) metrics.count(SCORING_METRICS.setAside, value, { reason });
  countSome(metrics, SCORING_METRICS.modelFallbacks, fallbacks);
  if (latencies.length > 0) metrics.latencies(latencies);
}

const isFallback = (state: string): boolean => state === 'last_good' || state === 'points_only';

/** Reports the crossings that the bus has taken. */
export function countBandChanges(events: readonly LeadEvent[], metrics: ScoringMetrics): void {
  const changes = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'LeadBandChanged')
      changes.set(event.detail.to, (changes.get(event.detail.to) ?? 0) + 1);
  }
  for (const [to, value] of changes) metrics.count(SCORING_METRICS.bandChanges, value, { to });
}

/** Reports a count unless it is none. */
export function countSome(metrics: ScoringMetrics, name: ScoringCountName, value: number): void {
  if (value > 0) metrics.count(name, value, {});
}
