import { tableColumns } from '#cli/generate/features/event-columns.ts';
import { columnReader, type ScorableEvent } from '#domain/features/fold/scorable-event.ts';
import { textsWith } from '../../../../cli/generate/definition-fixtures.ts';
import { event } from './event-factory.ts';

const CLICK = event('a', 'click', 'web', '2025-01-01T00:00:00', { city: 'Pune', webinar_seconds: 0 });

describe('columnReader', () => {
  it('reads every column of the table events, each its own', () => {
    const columns = [...tableColumns('events', textsWith().table).keys()];
    expect(columns).toContain('city');
    const named = Object.fromEntries(columns.map((column) => [column, column])) as unknown as ScorableEvent;
    expect(columns.map((column) => columnReader(column)(named))).toEqual(columns);
  });

  it('tells nothing from zero, and a column that a store left out from neither', () => {
    const { stage: _, ...sparse } = CLICK;
    expect([columnReader('webinar_seconds')(CLICK), columnReader('country')(CLICK)]).toEqual([0, null]);
    expect(columnReader('stage')(sparse as unknown as ScorableEvent)).toBeNull();
  });

  it.each(['email', 'issues', 'constructor'])('refuses %s, which is no column of events', (column) => {
    expect(() => columnReader(column)).toThrow(`events have no column ${column}`);
  });
});
