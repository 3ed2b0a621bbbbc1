import { CauseTeller, type ScoreStep } from './change/cause-teller.ts';
import type { ChangeQuestion } from './change/change-question.ts';
import { type RecordedScore, whyRecordedOtherwise } from './change/recorded-score.ts';
import type { ScoreChange } from './change/score-change.ts';
import { sortEvents } from './change/sort-events.ts';
import { scoreLead } from './score-lead.ts';
import type { StoredEvent } from './stored-event.ts';

/**
 * Why a lead's score is not what it was. The score is worked out again and again, each time with one thing more
 * as it is in the end, and what that changes is this thing's doing: so the causes add up, whatever they are. What
 * was wrong or unknown at first comes first, all as of then; then time passes; then comes what happened meanwhile.
 */
export function explainChange(question: ChangeQuestion): ScoreChange {
  const { fromMs, toMs, recorded, lookups } = question;
  const { then, corrected, toldAgain, kept, lost, merged, late, fresh } = sortEvents(question);
  const scored = (asOfMs: number, ...events: readonly (readonly StoredEvent[])[]): ScoreStep => {
    const happened = events.flat().filter(({ event_time_ms }) => event_time_ms <= asOfMs);
    return happened.length === 0 ? NOBODY : scoreLead(happened, asOfMs, lookups);
  };
  // what comes of age later is among the fresh ones
  const before = [...kept, ...merged, ...late].filter(({ event_time_ms }) => event_time_ms <= fromMs);
  const first = scored(fromMs, then);
  const last = scored(toMs, before, fresh);
  const start = stepOf(recorded?.from) ?? first;
  const end = stepOf(recorded?.to) ?? last;

  const teller = new CauseTeller(start);
  if (recorded?.from) teller.step(whyRecordedOtherwise(recorded.from, question), first);
  teller.step('correction', scored(fromMs, corrected), toldAgain);
  teller.step('split', scored(fromMs, kept), lost);
  teller.step('merge', scored(fromMs, kept, merged), merged);
  teller.step('late_data', scored(fromMs, before), late);
  teller.step('decay', scored(toMs, before));
  teller.step('new_events', last, fresh);
  if (recorded?.to) teller.step(whyRecordedOtherwise(recorded.to, question), end);
  return { fromMs, toMs, before: start.finalScore, after: end.finalScore, causes: teller.causes };
}

const NOBODY: ScoreStep = { finalScore: null, reasons: [] };

const stepOf = (recorded: RecordedScore | undefined): ScoreStep | null =>
  recorded === undefined ? null : { finalScore: recorded.finalScore, reasons: recorded.reasons ?? null };
