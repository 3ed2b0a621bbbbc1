import { compareText } from './event-order.ts';
import type { ScorableEvent } from './scorable-event.ts';

const wins = (event: ScorableEvent, over: ScorableEvent): boolean =>
  (event.received_at_ms - over.received_at_ms || compareText(event.payload_sha256, over.payload_sha256)) < 0;

/** One content per (source, event_id): the least (received_at_ms, payload_sha256), however they come in. */
export function distinctEvents(events: readonly ScorableEvent[]): readonly ScorableEvent[] {
  // nearly always no id comes twice, not even from two sources
  if (new Set(events.map(({ event_id }) => event_id)).size === events.length) return events;
  const winners = new Map<string, ScorableEvent>();
  for (const event of events) {
    // no source holds a blank, so no two pairs share a key
    const key = `${event.source} ${event.event_id}`;
    const winner = winners.get(key);
    if (winner === undefined || wins(event, winner)) winners.set(key, event);
  }
  return [...winners.values()];
}
