import type { CanonicalEvent } from '#domain/canonical-event.ts';
import type { DecayedSumFeature, EventFeature, Feature } from '#domain/features/feature.ts';
import { createFold } from '#domain/features/fold/create-fold.ts';
import { event, ms } from './event-factory.ts';

const AS_OF = ms('2025-01-31T12:00:00');
const TABLES = [{ halfLifeDays: 1, millionths: [1_000_000, 500_000, 250_000] }];

const seconds = { from: 'column', column: 'webinar_seconds' } as const;
const plain = {
  name: 'x',
  what: 'X',
  unit: null,
  guard: null,
  filter: [],
  windowDays: null,
  per: 1,
  type: 'bigint',
} as const;

const fold = (feature: Feature, events: readonly CanonicalEvent[], asOf = AS_OF) =>
  createFold([feature], [], TABLES)(events, asOf, {}).x;
const over = (feature: Partial<EventFeature> & Pick<EventFeature, 'kind'>): EventFeature => ({
  ...plain,
  value: null,
  ...feature,
});
const decayed = (feature: Partial<DecayedSumFeature>): DecayedSumFeature => ({
  ...plain,
  kind: 'decayed_sum',
  value: seconds,
  halfLifeDays: 1,
  ...feature,
});

/** Four events, latest first: 31, 30 and 29 January and 2 January; the one of the 29th says nothing. */
const EVENTS = [
  event('d', 'webinar_attendance', 'webinar', '2025-01-31T10:00:00', { webinar_seconds: 60, city: 'Oslo' }),
  event('c', 'webinar_attendance', 'webinar', '2025-01-30T10:00:00', { webinar_seconds: 300, city: 'Pune' }),
  event('b', 'click', 'web', '2025-01-29T10:00:00'),
  event('a', 'webinar_attendance', 'webinar', '2025-01-02T10:00:00', { webinar_seconds: 60, city: 'Rome' }),
];

describe('createFold', () => {
  it.each<[string, EventFeature | DecayedSumFeature, unknown, unknown]>([
    ['events', over({ kind: 'count' }), 4, 0],
    ['events with a value', over({ kind: 'count', value: seconds }), 3, 0],
    ['a sum', over({ kind: 'sum', value: seconds }), 420, 0],
    ['a sum in minutes', over({ kind: 'sum', value: seconds, per: 60 }), 7, 0],
    ['a sum of the same for each', over({ kind: 'sum', value: { from: 'constant', constant: 5 } }), 20, 0],
    // 420 / 3
    ['an average', over({ kind: 'avg', value: seconds }), 140, null],
    // 420 / (3 x 60)
    ['an average in minutes', over({ kind: 'avg', value: seconds, per: 60 }), 420 / 180, null],
    ['the least', over({ kind: 'min', value: seconds }), 60, null],
    ['the greatest', over({ kind: 'max', value: seconds }), 300, null],
    ['the greatest in minutes', over({ kind: 'max', value: seconds, per: 60 }), 5, null],
    ['the latest', over({ kind: 'latest', value: { from: 'column', column: 'city' } }), 'Oslo', null],
    ['the earliest', over({ kind: 'earliest', value: { from: 'column', column: 'city' } }), 'Rome', null],
    ['different values', over({ kind: 'distinct', value: seconds }), 2, 0],
    ['different days', over({ kind: 'distinct', value: { from: 'column', column: 'event_date' } }), 4, 0],
    ['whether there is one', over({ kind: 'exists' }), true, false],
    ['days since the latest', over({ kind: 'days_since_latest' }), 0, null],
    // 60 today, 300 yesterday at a half; 29 days ago lies past the end of the table
    ['a decayed sum', decayed({}), 60 + 150, 0],
    ['a decayed sum in minutes', decayed({ per: 60 }), 3.5, 0],
  ])(
    'folds %s, in any order of events, and knows what nothing comes to',
    (_, feature, expected, ofNothing) => {
      expect(fold(feature, EVENTS)).toBe(expected);
      expect(fold(feature, EVENTS.toReversed())).toBe(expected);
      expect(fold(feature, [])).toBe(ofNothing);
    },
  );

  it('leaves out what the filter refuses', () => {
    const filter = [{ subject: 'source', tests: [{ op: 'not_in', values: ['webinar'] }] }] as const;
    expect(fold(over({ kind: 'days_since_latest', filter }), EVENTS)).toBe(2);
    expect(fold(over({ kind: 'sum', value: seconds, filter }), EVENTS)).toBe(0);
  });

  it('takes a window of whole UTC days, the day of the as-of included, whatever the hour', () => {
    // the 2nd and the 29 days after it are 30 days
    const clicks = ['2025-01-01T23:59:59.999', '2025-01-02T00:00:00', '2025-01-31T00:00:00'].map(
      (time, index) => event(`${index}`, 'click', 'web', time),
    );
    const feature = over({ kind: 'count', windowDays: 30 });
    expect(fold(feature, clicks, ms('2025-01-31T00:00:00'))).toBe(2);
    expect(fold(feature, clicks, ms('2025-01-31T23:59:59.999'))).toBe(2);
  });

  it('breaks ties in time by source, then id', () => {
    const at = '2025-01-01T10:00:00';
    const tied = [
      event('b', 'online_form', 'online', at, { city: 'online-b' }),
      event('a', 'online_form', 'online', at, { city: 'online-a' }),
      event('Z', 'roadshow_lead', 'roadshow', at, { city: 'roadshow-Z' }),
      event('z', 'roadshow_lead', 'roadshow', at, { city: 'roadshow-z' }),
    ];
    const city = { from: 'column', column: 'city' } as const;
    expect(fold(over({ kind: 'latest', value: city }), tied)).toBe('roadshow-z');
    expect(fold(over({ kind: 'earliest', value: city }), tied)).toBe('online-a');
  });

  it('gives nothing for a value the map does not name, be it the name of what every object has', () => {
    const value = { from: 'map', column: 'city', map: { Oslo: 7 } } as const;
    const odd = event('e', 'click', 'web', '2025-01-31T11:00:00', { city: 'constructor' });
    expect(fold(over({ kind: 'sum', value }), [...EVENTS, odd])).toBe(7);
  });

  it('takes a column that a store left out for an empty one', () => {
    const { webinar_seconds: _, ...sparse } = EVENTS[0] as CanonicalEvent;
    expect(fold(over({ kind: 'count', value: seconds }), [sparse as CanonicalEvent])).toBe(0);
  });

  it('refuses a half-life it has no table for', () => {
    expect(() => createFold([decayed({ halfLifeDays: 9 })], [], TABLES)).toThrow(
      'no decay table of 9 days, which x needs',
    );
  });
});
