import type { QuarantineReason } from '../../lambdas/validation/quarantine-reason.ts';
import type { Verdict } from '../../lambdas/validation/verdict.ts';
import type { StreamPosition } from '../local/stream-record.ts';

/** What the gate made of a number of records. `read` counts records; the others count events, of which a packed record holds several. */
export interface Counts {
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly reasons: Readonly<Partial<Record<QuarantineReason, number>>>;
}

/** An event that went to quarantine, and where its sender finds it. */
export interface Reject {
  readonly line: number;
  /** Index of the event in a packed record, 0 for a record that holds one event. */
  readonly index: number;
  readonly reason: QuarantineReason;
  readonly path: string;
}

type LineOf = (record: StreamPosition) => number;

/**
 * Counts verdicts by the record they belong to. A record delivered twice is counted once, by its last verdicts;
 * and once it is settled it is forgotten, so that a long input takes no more memory than a short one.
 */
export function createVerdictTally(maxRejects: number) {
  const pending = new Map<string, Verdict[]>();
  const reasons: Partial<Record<QuarantineReason, number>> = {};
  const rejects: Reject[] = [];
  const undeliveredLines: number[] = [];
  let read = 0;
  let accepted = 0;
  let quarantined = 0;
  let undelivered = 0;

  const count = (verdict: Verdict, line: number): void => {
    if (verdict.outcome === 'accepted') {
      accepted += 1;
      return;
    }
    quarantined += 1;
    reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
    if (rejects.length >= maxRejects) return;
    rejects.push({ line, index: verdict.recordIndex, reason: verdict.reason, path: verdict.path });
  };

  return {
    /** Takes the verdicts of one invocation, whether or not its records are settled by it. */
    onVerdicts(verdicts: readonly Verdict[]): void {
      for (const verdict of verdicts) {
        const key = keyOf(verdict);
        const mine = pending.get(key);
        if (mine === undefined) pending.set(key, [verdict]);
        else {
          const place = mine.findIndex(({ recordIndex }) => recordIndex === verdict.recordIndex);
          mine[place < 0 ? mine.length : place] = verdict;
        }
      }
    },
    /** Counts records that were settled; those that were discarded, or that got no verdict, are undelivered. */
    settle(records: readonly StreamPosition[], wasDelivered: boolean, lineOf: LineOf): void {
      for (const record of records) {
        const key = keyOf(record);
        const verdicts = wasDelivered ? (pending.get(key) ?? []) : [];
        pending.delete(key);
        read += 1;
        for (const verdict of verdicts) count(verdict, lineOf(record));
        if (verdicts.length > 0) continue;
        undelivered += 1;
        if (undeliveredLines.length < maxRejects) undeliveredLines.push(lineOf(record));
      }
    },
    counts: (): Counts => ({ read, accepted, quarantined, reasons: { ...reasons } }),
    rejects: (): readonly Reject[] => rejects,
    undelivered: () => ({ count: undelivered, lines: undeliveredLines }),
  };
}

export type VerdictTally = ReturnType<typeof createVerdictTally>;

function keyOf({ shardId, sequenceNumber }: StreamPosition): string {
  return `${shardId}:${sequenceNumber}`;
}
