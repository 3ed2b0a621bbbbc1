import { type CountBody, NO_EVENTS, withEvent, withoutEvent } from '#adapters/event-count.ts';

const event = (event_time_ms: number, event_id: string, creates_lead = true) => ({
  event_time_ms,
  event_id,
  creates_lead,
});

describe('the count of a combination of keys', () => {
  it('comes out the same in any order of its events', () => {
    const events = [event(5, 'b'), event(5, 'a', false), event(9, 'c')];
    const count = (all: typeof events) => all.reduce<CountBody>(withEvent, NO_EVENTS);
    const expected = { changes: 3, events: 3, creatingEvents: 2, first: { event_time_ms: 5, event_id: 'a' } };
    expect(count(events)).toEqual(expected);
    expect(count(events.toReversed())).toEqual(expected);
  });

  it('grows in changes when an event goes', () => {
    const two = withEvent(withEvent(NO_EVENTS, event(5, 'b')), event(6, 'c', false));
    const heir = { event_time_ms: 6, event_id: 'c' };
    expect(withoutEvent(two, event(5, 'b'), heir)).toEqual({
      changes: 3,
      events: 1,
      creatingEvents: 0,
      first: heir,
    });
  });
});
