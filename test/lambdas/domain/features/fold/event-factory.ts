import { blankEvent, type CanonicalEvent } from '#domain/canonical-event.ts';
import type { EventSource } from '#domain/event-source.ts';
import { utcDateText } from '#domain/values/calendar.ts';

export const ms = (time: string): number => Date.parse(`${time}Z`);

/** An event of a time in UTC, arrived as it happened, that says nothing beyond `fields`. */
export function event(
  id: string,
  type: string,
  source: EventSource,
  time: string,
  fields: Partial<CanonicalEvent> = {},
): CanonicalEvent {
  const at = ms(time);
  const origin = {
    receivedAtMs: at,
    shardId: 'shardId-000000000000',
    sequenceNumber: '1',
    recordIndex: 0,
    payloadSha256: id,
  };
  return {
    ...blankEvent({ type, source, createsLead: false }, origin),
    event_id: id,
    event_date: utcDateText(at),
    received_date: utcDateText(at),
    ...fields,
  };
}
