import { type DrainSummary, keptObjects } from './drain-summary.ts';

/** Counts of objects, told by every drain, zeroes too: where there is no count there was no drain. */
export const DRAIN_METRICS = {
  /** Objects that waited when the drain began: batches Lambda has given up on. */
  found: 'OnFailureObjectsFound',
  /** Objects that are still there after it. */
  kept: 'OnFailureObjectsKept',
} as const;

export type DrainMetricName = (typeof DRAIN_METRICS)[keyof typeof DRAIN_METRICS];

export function countObjects(
  summary: DrainSummary,
  count: (name: DrainMetricName, value: number) => void,
): void {
  const kept = keptObjects(summary);
  count(DRAIN_METRICS.found, summary.drained + kept);
  count(DRAIN_METRICS.kept, kept);
}
