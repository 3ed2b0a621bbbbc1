import { agedEvents } from '#domain/features/fold/aged-events.ts';
import { crowdedEvents } from '#domain/features/fold/crowded-events.ts';
import { event, ms } from './event-factory.ts';

const AS_OF = ms('2025-01-31T12:00:00');
const crowded = crowdedEvents({ by: 'email_key', moreThan: 2, withinMs: 1000 });

/** Ids of the forms in a burst; a form is its second of the hour, and its address (`k` when left out). */
const idsIn = (...forms: readonly (number | readonly [second: number, key: string | null])[]): string[] => {
  const events = forms.map((written, index) => {
    const [second, key] = typeof written === 'number' ? [written, 'k'] : written;
    return event(String.fromCharCode(97 + index), 'online_form', 'online', '2025-01-31T10:00:00', {
      event_time_ms: ms('2025-01-31T10:00:00') + second * 1000,
      email_key: key,
    });
  });
  return crowded(agedEvents(events, AS_OF)).map(({ event: { event_id } }) => event_id);
};

describe('crowdedEvents', () => {
  it('finds what has more than so many in the time up to it, both ends included', () => {
    expect(idsIn(0, 0.5, 1)).toEqual(['c']);
    expect(idsIn(0, 0.5, 1.001)).toEqual([]);
    expect(idsIn(0, 0.5)).toEqual([]);
  });

  it('lets what comes before the crowd count, and what comes once it has passed', () => {
    expect(idsIn(0, 0.2, 0.4, 0.6, 1.601, 2)).toEqual(['c', 'd']);
  });

  it('puts events of the same moment into one crowd, in whichever order they are told', () => {
    expect(idsIn(0, 0, 0)).toEqual(['a', 'b', 'c']);
    expect(idsIn(1, 0, 1)).toEqual(['a', 'c']);
  });

  it('makes a crowd of one value alone, and none of events without one', () => {
    expect(idsIn([0, 'x'], [0.1, 'y'], [0.2, 'x'], [0.3, 'y'])).toEqual([]);
    expect(idsIn([0, 'x'], [0.1, 'y'], [0.2, 'x'], [0.3, 'x'])).toEqual(['d']);
    expect(idsIn([0, null], [0, null], [0, null])).toEqual([]);
  });
});
