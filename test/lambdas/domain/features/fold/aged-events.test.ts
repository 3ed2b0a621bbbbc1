import { agedEvents } from '#domain/features/fold/aged-events.ts';
import { event, ms } from './event-factory.ts';

const click = (id: string, time: string) => event(id, 'click', 'web', time);

describe('agedEvents', () => {
  it('takes what has happened by the as-of, earliest first, and leaves out a millisecond later', () => {
    const events = [
      click('after', '2025-01-02T00:00:00.001'),
      click('at', '2025-01-02T00:00:00.000'),
      click('before', '2025-01-01T12:00:00.000'),
    ];
    expect(agedEvents(events, ms('2025-01-02T00:00:00.000')).map((aged) => aged.event.event_id)).toEqual([
      'before',
      'at',
    ]);
  });

  it('counts ages in whole UTC days between dates, not in hours', () => {
    const asOf = ms('2025-03-02T00:00:00.000');
    const ages = agedEvents(
      [
        // one millisecond before the as-of, and midnight between the two
        click('yesterday', '2025-03-01T23:59:59.999'),
        click('two days', '2025-02-28T23:59:59.999'),
        click('today', '2025-03-02T00:00:00.000'),
        // 1970-01-01 is day 0, 2025-03-02 is day 20149, and the day before 1970 is day -1
        click('long ago', '1969-12-31T23:59:59.999'),
      ],
      asOf,
    );
    expect(ages.map(({ event: { event_id }, ageDays }) => [event_id, ageDays])).toEqual([
      ['long ago', 20150],
      ['two days', 2],
      ['yesterday', 1],
      ['today', 0],
    ]);
  });

  it('decides which content an event has before it looks at its time', () => {
    const later = { ...click('a', '2025-01-03T00:00:00'), received_at_ms: 1 };
    const sooner = { ...click('a', '2025-01-01T00:00:00'), received_at_ms: 2 };
    expect(agedEvents([sooner, later], ms('2025-01-02T00:00:00'))).toEqual([]);
  });
});
