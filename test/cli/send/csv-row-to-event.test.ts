import { parseCsvMap } from '#cli/send/csv-map.ts';
import { CsvMapError } from '#cli/send/csv-map-error.ts';
import { fitMapToHeader } from '#cli/send/csv-row-to-event.ts';
import { InputError } from '#cli/send/input-error.ts';

const fitTo = (header: string[], map: string) =>
  fitMapToHeader(header, parseCsvMap(`event_type: crm_outcome\n${map}`, 'map.yaml'), 'deals.csv');

describe('a row as an event', () => {
  it('holds mapped columns, constants, and the other columns under their own names', () => {
    const toEvent = fitTo(
      ['id', 'won_date', 'status', 'segment'],
      `fields:
  external_id: { column: id, prefix: "crm:" }
  timestamp: won_date
  reason: { column: status, values: { P: price } }
constants: { outcome: won }
`,
    );
    expect(toEvent(['7', '2025-01-01', 'P', 'pet'])).toBe(
      '{"event_type":"crm_outcome","external_id":"crm:7","timestamp":"2025-01-01","reason":"price","segment":"pet","outcome":"won"}',
    );
  });

  it('leaves out empty cells, mapped or not, and keeps a value the map does not list', () => {
    const toEvent = fitTo(
      ['id', 'status', 'note'],
      'fields:\n  reason: { column: status, prefix: "r:", values: { P: price } }\n',
    );
    expect(toEvent(['', 'Q', '  '])).toBe('{"event_type":"crm_outcome","reason":"r:Q"}');
    expect(toEvent(['7', '', 'x'])).toBe('{"event_type":"crm_outcome","id":"7","note":"x"}');
  });

  it('holds only what the map names where the rest is dropped', () => {
    const toEvent = fitTo(['id', 'status'], 'unmapped: drop\nfields: { reason: status }\n');
    expect(toEvent(['7', 'Q'])).toBe('{"event_type":"crm_outcome","reason":"Q"}');
  });

  it('may feed two fields from one column', () => {
    const toEvent = fitTo(['id'], 'fields: { event_id: id, external_id: id }\n');
    expect(toEvent(['7'])).toBe('{"event_type":"crm_outcome","event_id":"7","external_id":"7"}');
  });

  it('treats hostile column names as names, and a nameless column as its number', () => {
    const toEvent = fitTo(['__proto__', 'constructor', ''], '');
    expect(toEvent(['a', 'b', 'c'])).toBe(
      '{"event_type":"crm_outcome","__proto__":"a","constructor":"b","column_3":"c"}',
    );
  });
});

describe('a map that does not fit the file', () => {
  it('is refused with the columns there are', () => {
    const fitting = () => fitTo(['id', 'date'], 'fields:\n  event_id: id\n  timestamp: won_date\n');
    expect(fitting).toThrow(CsvMapError);
    expect(fitting).toThrow('map.yaml:4: there is no column "won_date" in deals.csv; it has: id, date');
  });

  it('is refused where a kept column would overwrite what the map says', () => {
    expect(() => fitTo(['id', 'outcome'], 'constants:\n  outcome: won\n')).toThrow(
      'map.yaml:3: the column "outcome" of deals.csv has the name of a field that is fed otherwise; ' +
        'map the column to a field of another name, or say "unmapped: drop"',
    );
  });

  it('cannot be judged where a column appears twice', () => {
    const fitting = () => fitTo(['id', 'note', 'note'], '');
    expect(fitting).toThrow(InputError);
    expect(fitting).toThrow('deals.csv:1: the column "note" appears twice; rename one');
  });
});
