import type { Outcome } from './gated-line.ts';

/** Where the gate reports its counts. */
export interface GateMetrics {
  count(name: GateMetricName, value: number, dimensions: Readonly<Record<string, string>>): void;
}

/** Counts of events whose objects are stored; a delivery repeated is counted again. */
export const GATE_METRICS = {
  /** By `source`. */
  accepted: 'EventsAccepted',
  /** By `reason`. */
  quarantined: 'EventsQuarantined',
  /** By `code`. */
  issues: 'IssuesFound',
  /** Records handed back to the stream because an object of theirs could not be stored. */
  returned: 'RecordsReturned',
} as const;

export type GateMetricName = (typeof GATE_METRICS)[keyof typeof GATE_METRICS];

/** Counts events once per name and dimension value, not once per event. */
export function countOutcomes(outcomes: readonly Outcome[], metrics: GateMetrics): void {
  const accepted = new Map<string, number>();
  const quarantined = new Map<string, number>();
  const issues = new Map<string, number>();
  for (const { verdict, issueCodes } of outcomes) {
    if (verdict.outcome === 'accepted') add(accepted, verdict.source);
    else add(quarantined, verdict.reason);
    for (const code of issueCodes) add(issues, code);
  }
  for (const [source, value] of accepted) metrics.count(GATE_METRICS.accepted, value, { source });
  for (const [reason, value] of quarantined) metrics.count(GATE_METRICS.quarantined, value, { reason });
  for (const [code, value] of issues) metrics.count(GATE_METRICS.issues, value, { code });
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
