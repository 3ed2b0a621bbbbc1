import { compareText } from '../../features/fold/event-order.ts';
import { THOUSANDTHS } from '../../features/thousandths.ts';
import type { StoredEvent } from '../stored-event.ts';
import { milliOf, type RecordedReason, ruleChanges } from './rule-changes.ts';
import type { ChangeCause, ChangeEvent, ChangeReason } from './score-change.ts';

/** A score on the way from one time to the other. */
export interface ScoreStep {
  /** Null where there is nobody to score. */
  readonly finalScore: number | null;
  /** Null where only the sum is known. */
  readonly reasons: readonly RecordedReason[] | null;
}

/** Tells what each step changes, in whole thousandths, so that the causes add up to the way as a whole. */
export class CauseTeller {
  readonly causes: ChangeCause[] = [];
  #at: ScoreStep;

  constructor(start: ScoreStep) {
    this.#at = start;
  }

  /** A step that changes nothing and has nothing behind it is not told. */
  step(why: ChangeReason, next: ScoreStep, events: readonly StoredEvent[] = []): void {
    const points = (milliOf(next.finalScore ?? 0) - milliOf(this.#at.finalScore ?? 0)) / THOUSANDTHS;
    if (points !== 0 || events.length > 0) {
      const { reasons } = this.#at;
      const rules = reasons === null || next.reasons === null ? [] : ruleChanges(reasons, next.reasons);
      this.causes.push({ why, points, events: events.map(toldOf).sort(compareTold), rules });
    }
    this.#at = next;
  }
}

const toldOf = ({ event_time_ms, event_type, source }: StoredEvent): ChangeEvent => ({
  event_time_ms,
  event_type,
  source,
});

const compareTold = (a: ChangeEvent, b: ChangeEvent): number =>
  a.event_time_ms - b.event_time_ms ||
  compareText(a.event_type, b.event_type) ||
  compareText(a.source, b.source);
