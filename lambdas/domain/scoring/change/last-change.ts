import { explainChange } from '../explain-change.ts';
import type { ChangeQuestion } from './change-question.ts';

/** An event that took no longer to arrive is told as one that happened, not as one that was late. */
const PROMPT_MS = 3_600_000;

/**
 * The last moment before an arrival made the score another one: where to begin when nobody says since when. Where
 * none did, it is the moment before the first one; null where nothing had arrived.
 */
export function lastChangeMs(
  lead: Omit<ChangeQuestion, 'fromMs' | 'toMs' | 'recorded' | 'learnedAtMs'>,
  untilMs: number,
): number | null {
  const arrivals = [...new Set(lead.events.map(({ received_at_ms }) => received_at_ms))]
    .filter((ms) => ms <= untilMs)
    .sort((a, b) => b - a);
  const changing = arrivals.find((toMs) => {
    const { before, after } = explainChange({ ...lead, fromMs: toMs - 1, toMs });
    return before !== after;
  });
  const arrival = changing ?? arrivals.at(-1);
  if (arrival === undefined) return null;
  const prompt = lead.events
    .filter((event) => event.received_at_ms === arrival && arrival - event.event_time_ms <= PROMPT_MS)
    .map(({ event_time_ms }) => event_time_ms);
  return Math.min(arrival, ...prompt) - 1;
}
