import { blankEvent } from '#domain/canonical-event.ts';
import type { EventSource } from '#domain/event-source.ts';
import type { ChangeQuestion } from '#domain/scoring/change/change-question.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { DAY_MS, utcDateText } from '#domain/values/calendar.ts';

/** Noon of the n-th day. */
export const day = (n: number): number => n * DAY_MS + DAY_MS / 2;

/** An event of a day, which arrives as it happens under the keys of its ids: `e_…` is an e-mail's. */
export function event(
  source: EventSource,
  type: string,
  keys: readonly string[],
  atDay: number,
  more: Partial<StoredEvent> = {},
): StoredEvent {
  const {
    name: _name,
    email: _email,
    phone: _phone,
    issues: _issues,
    ...blank
  } = blankEvent(
    { type, source, createsLead: source === 'roadshow' || source === 'webinar' || source === 'online' },
    { receivedAtMs: day(atDay), shardId: 's', sequenceNumber: '1', recordIndex: 0, payloadSha256: 'a' },
  );
  const given = { event_time_ms: day(atDay), ...more };
  return {
    ...blank,
    event_id: `${type} of ${atDay}`,
    event_date: utcDateText(given.event_time_ms),
    received_date: utcDateText(more.received_at_ms ?? day(atDay)),
    email_key: keys.find((key) => key.startsWith('e_')) ?? null,
    phone_key: keys.find((key) => key.startsWith('p_')) ?? null,
    keys,
    ...given,
  };
}

export const LIMITS: ChangeQuestion['limits'] = [
  { keyType: 'external', maxLinkedKeys: 3 },
  { keyType: 'email', maxLinkedKeys: 3 },
  { keyType: 'phone', maxLinkedKeys: 2 },
  { keyType: 'anonymous', maxLinkedKeys: 3 },
];

export const between = (fromDay: number, toDay: number, events: readonly StoredEvent[]): ChangeQuestion => ({
  events,
  limits: LIMITS,
  hubs: new Set(),
  lookups: {},
  lookupsAsOfMs: null,
  fromMs: day(fromDay),
  toMs: day(toDay),
});
