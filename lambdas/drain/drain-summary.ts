import type { QuarantineReason } from '../validation/quarantine-reason.ts';
import type { Verdict } from '../validation/verdict.ts';

/** What became of the objects that waited at the on-failure destination, and of the events in them. */
export interface DrainSummary {
  /** Objects whose records are all stored; they are gone. */
  readonly drained: number;
  /** Objects that are nothing Lambda writes; they stay until somebody looks at them. */
  readonly unreadable: number;
  /** Objects that could not be read, stored or removed; they stay, and the next drain tries again. */
  readonly failed: number;
  /** Objects that nobody looked at before time was up. */
  readonly left: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly reasons: Readonly<Partial<Record<QuarantineReason, number>>>;
  /** Arrival of the oldest record in a drained object; null where none was drained. */
  readonly oldestArrivalMs: number | null;
}

/** Counts what a drain does. */
export function createDrainTally() {
  const objects = { drained: 0, unreadable: 0, failed: 0, left: 0 };
  const events = { accepted: 0, quarantined: 0 };
  const reasons: Partial<Record<QuarantineReason, number>> = {};
  let oldestArrivalMs: number | null = null;
  return {
    object(outcome: keyof typeof objects): void {
      objects[outcome] += 1;
    },
    arrival(arrivalMs: number): void {
      oldestArrivalMs = Math.min(arrivalMs, oldestArrivalMs ?? arrivalMs);
    },
    verdicts(verdicts: readonly Verdict[]): void {
      for (const verdict of verdicts) {
        events[verdict.outcome] += 1;
        if (verdict.outcome === 'quarantined') reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
      }
    },
    summary: (): DrainSummary => ({ ...objects, ...events, reasons: { ...reasons }, oldestArrivalMs }),
  };
}

/** Objects that are still there after the drain. */
export function keptObjects({ unreadable, failed, left }: DrainSummary): number {
  return unreadable + failed + left;
}
