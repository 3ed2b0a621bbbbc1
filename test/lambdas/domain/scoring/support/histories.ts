import fc from 'fast-check';
import { blankEvent, type CanonicalEvent } from '#domain/canonical-event.ts';
import { EVENT_SOURCES, type EventSource } from '#domain/event-source.ts';
import { EVENT_TYPES } from '#domain/events/index.ts';
import type { ScorableEvent } from '#domain/features/fold/scorable-event.ts';
import { DAY_MS, utcDateText } from '#domain/values/calendar.ts';

/** A lead of the population: which city, when it was first seen, when it was won. */
export interface PopulationLead {
  readonly lead_id: string;
  readonly city: string | null;
  readonly first_seen_ms: number;
  readonly converted_at_ms: number | null;
}

export interface History {
  readonly lead_id: string;
  readonly events: readonly ScorableEvent[];
}

/** Leads that are looked at at the same time, and the population they live in. */
export interface World {
  readonly as_of_ms: number;
  readonly leads: readonly History[];
  readonly population: readonly PopulationLead[];
}

const BILLION = 1_000_000_000;
const TRILLION = 1000 * BILLION;
const LEADS_IN_A_WORLD = 80;

const orNull = <T>(...values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);

// The name of what every object has, an empty text and a letter beyond ASCII are values like any other.
const city = orNull('Pune', 'Oslo', 'São Paulo', 'constructor', '');
// Around every bound of the scorecard, nothing at all, and more than anybody means.
const columns = fc.record({
  creates_lead: fc.boolean(),
  email_key: orNull('e', 'f'),
  phone_key: orNull('p'),
  city,
  device_interest: orNull('iPhone 15 Pro', '', 'constructor'),
  webinar_id: orNull('w1', 'W1', 'w2'),
  webinar_seconds: orNull(0, 1, 599, 600, 601, 1799, 1800, 2880, TRILLION),
  questions_asked: orNull(0, 1, 2, 3, TRILLION),
  form_completion: orNull(0, 79, 80, 100),
  budget_min: orNull(0, 1, 39_999, 40_000, 79_999, 80_000, TRILLION),
  budget_max: orNull(0, 1, 39_999, 40_000, 79_999, 80_000, TRILLION),
  purchase_timeframe_days: orNull(0, 30, 31, 90, 91, BILLION),
  utm_source: orNull('mail', 'Mail', 'constructor'),
  is_disposable_email: orNull(true, false),
  is_automated: orNull(true, false),
  override_band: orNull('HOT', 'COLD', 'NONE'),
  override_until_ms: orNull(0, TRILLION, 4 * TRILLION),
  override_by: orNull('u-7', '', 'constructor'),
});

/** The as-of and its neighbours, both ends of days that windows end on, any time of the last year, far off. */
const timeNear = (asOfMs: number): fc.Arbitrary<number> => {
  const dayStart = Math.floor(asOfMs / DAY_MS) * DAY_MS;
  const midnights = [0, 1, 7, 8, 29, 30, 293, 294].map((days) => dayStart - days * DAY_MS);
  return fc.oneof(
    fc.constantFrom(asOfMs - 1, asOfMs, asOfMs + 1, dayStart + DAY_MS),
    fc.constantFrom(...midnights, ...midnights.map((ms) => ms - 1)),
    fc.integer({ min: asOfMs - 400 * DAY_MS, max: asOfMs + DAY_MS }),
    fc.constantFrom(-1, 0, -3 * TRILLION, 4 * TRILLION),
  );
};

// Few ids and few times, so that contents compete for one id, and events of one time for being the latest.
const eventAt = (time: fc.Arbitrary<number>): fc.Arbitrary<CanonicalEvent> =>
  fc
    .record({
      type: fc.constantFrom(...EVENT_TYPES.map(({ type }) => type), 'page_view', 'webinar_attendance'),
      source: fc.constantFrom(...EVENT_SOURCES),
      id: fc.constantFrom('a', 'b', 'a0', 'Z', 'é', '', '\uffee', '😀', 'c', 'd', 'e', 'f'),
      time,
      receivedAtMs: fc.constantFrom(1, 2, 3),
      hash: fc.constantFrom('0', '9', 'a', 'f'),
      columns,
    })
    .map(({ type, source, id, time: ms, receivedAtMs, hash, columns: given }) => ({
      ...blankEvent(
        { type, source, createsLead: given.creates_lead },
        { receivedAtMs, shardId: 's', sequenceNumber: '1', recordIndex: 0, payloadSha256: hash },
      ),
      ...given,
      event_id: id,
      event_time_ms: ms,
      event_date: utcDateText(ms),
      received_date: utcDateText(receivedAtMs),
    }));

/** What comes in a crowd: few addresses, at one moment or about as far from each other as the shipped guard looks. */
const crowdAt = (time: fc.Arbitrary<number>): fc.Arbitrary<readonly CanonicalEvent[]> => {
  const offset = fc.constantFrom(0, 0, 1, 2, 300_000, 599_999, 600_000, 600_001, 600_002, 1_200_000);
  return fc
    .record({
      start: time,
      crowd: fc.array(
        fc.record({
          event: eventAt(fc.constant(0)),
          source: fc.constantFrom<EventSource>('online', 'online', 'online', 'web'),
          address: fc.constantFrom('e', 'e', 'f', null, null),
          offset,
        }),
        { minLength: 3, maxLength: 12 },
      ),
    })
    .map(({ start, crowd }) =>
      crowd.map(({ event, source, address, offset: ms }) => ({
        ...event,
        source,
        email_key: address,
        event_time_ms: start + ms,
        event_date: utcDateText(start + ms),
      })),
    );
};

/** Events of one lead under ids nobody else has; some told again, unchanged but for when they arrived. */
const historyAt = (time: fc.Arbitrary<number>): fc.Arbitrary<readonly CanonicalEvent[]> =>
  fc
    .record({
      events: fc.oneof<fc.Arbitrary<readonly CanonicalEvent[]>[]>(
        fc.array(eventAt(time), { maxLength: 6 }),
        fc.array(eventAt(time), { minLength: 5, maxLength: 30 }),
        crowdAt(time),
        fc.tuple(crowdAt(time), fc.array(eventAt(time), { maxLength: 6 })).map((parts) => parts.flat()),
      ),
      copies: fc.array(fc.record({ of: fc.nat(), receivedAtMs: fc.constantFrom(1, 2, 3) }), { maxLength: 4 }),
      sameTime: fc.boolean(),
    })
    .map(({ events, copies, sameTime }) => {
      const told = events.map((event, index) => ({
        ...event,
        ...(sameTime && {
          event_time_ms: events[0]?.event_time_ms ?? 0,
          event_date: events[0]?.event_date ?? '',
        }),
        // as different as the contents are
        payload_sha256: `${event.payload_sha256}${index}`,
      }));
      const again = copies.flatMap(({ of, receivedAtMs }) => {
        const original = told[of % Math.max(told.length, 1)];
        return original ? [{ ...original, received_at_ms: receivedAtMs }] : [];
      });
      return [...told, ...again];
    });

const populationAt = (time: fc.Arbitrary<number>): fc.Arbitrary<readonly PopulationLead[]> =>
  fc
    .array(fc.record({ city, first_seen_ms: time, converted_at_ms: fc.option(time) }), { maxLength: 40 })
    .map((leads) => leads.map((lead, index) => ({ lead_id: `other-${index}`, ...lead })));

/** Midnight, a millisecond before it, and hours between. */
const asOf = fc.constantFrom(1_735_689_600_000, 1_735_689_599_999, 1_735_733_400_000, 1_709_208_000_123);

export const world: fc.Arbitrary<World> = asOf.chain((asOfMs) => {
  const time = timeNear(asOfMs);
  return fc.record({
    as_of_ms: fc.constant(asOfMs),
    leads: fc
      .array(historyAt(time), { minLength: LEADS_IN_A_WORLD, maxLength: LEADS_IN_A_WORLD })
      .map((histories) =>
        histories.map((events, index) => ({
          lead_id: `lead-${index}`,
          events: events.map((event) => ({ ...event, event_id: `lead-${index}/${event.event_id}` })),
        })),
      ),
    population: populationAt(time),
  });
});
