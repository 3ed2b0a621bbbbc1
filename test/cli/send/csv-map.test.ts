import { parseCsvMap } from '#cli/send/csv-map.ts';
import { CsvMapError } from '#cli/send/csv-map-error.ts';

const parse = (text: string) => parseCsvMap(text, 'map.yaml');

describe('a CSV map', () => {
  it('says which column feeds which field, with the comma and keeping the rest where it says nothing of them', () => {
    const { map } = parse('event_type: crm_outcome\nfields:\n  timestamp: won_date\n');
    expect(map).toEqual({
      event_type: 'crm_outcome',
      delimiter: ',',
      fields: { timestamp: { column: 'won_date' } },
      constants: {},
      unmapped: 'keep',
    });
  });

  it('may change what a column holds and add what no column has', () => {
    const { map } = parse(
      `event_type: crm_outcome
delimiter: ";"
fields:
  external_id: { column: id, prefix: "crm:" }
  outcome: { column: status, values: { y: won, "0": lost } }
constants: { amount: 12.5, consent: true }
unmapped: drop
`,
    );
    expect(map).toEqual({
      event_type: 'crm_outcome',
      delimiter: ';',
      fields: {
        external_id: { column: 'id', prefix: 'crm:' },
        outcome: { column: 'status', values: { y: 'won', '0': 'lost' } },
      },
      constants: { amount: 12.5, consent: true },
      unmapped: 'drop',
    });
  });

  it.each([
    ['event_type: crm_outcom\n', 'map.yaml:1: event_type is "crm_outcom"; allowed: roadshow_registration, '],
    ['fields: {}\n', 'map.yaml:1: event_type is missing; allowed: roadshow_registration, '],
    ['event_type: click\ndelimiter: "||"\n', 'map.yaml:2: delimiter is "||"; expected one character'],
    ['event_type: click\nunmapped: hide\n', 'map.yaml:2: unmapped is "hide"; allowed: keep, drop'],
    [
      'event_type: click\nfield:\n  a: b\n',
      'map.yaml:2: "field" is not known here; allowed: event_type, delimiter, fields, constants, unmapped',
    ],
    [
      'event_type: click\nfields:\n  a:\n    column: b\n    prefx: c\n',
      'map.yaml:5: "prefx" is not known here; allowed: column, prefix, values',
    ],
    [
      'event_type: click\nfields:\n  a: 12\n',
      'map.yaml:3: fields.a is 12; expected a column name or {column, prefix, values}',
    ],
    ['event_type: click\nfields: name\n', 'map.yaml:2: fields is "name"; expected a mapping'],
    [
      'event_type: click\nconstants:\n  a: [1]\n',
      'map.yaml:3: constants.a is [1]; expected a text, a number or true/false',
    ],
    [
      'event_type: click\nfields:\n  a: b\nconstants:\n  a: c\n',
      'map.yaml:5: "a" is both a field and a constant; keep one',
    ],
    ['- event_type\n', 'map.yaml:1: the map is ["event_type"]; expected '],
    ['', 'map.yaml:1: the map is null; expected '],
    ['event_type: click\nfields: {a: b\n', 'map.yaml:3: '],
    ['event_type: click\nevent_type: search\n', 'map.yaml:2: Map keys must be unique'],
  ])('that says %j is refused with file, line, value and what is allowed', (text, message) => {
    expect(() => parse(text)).toThrow(CsvMapError);
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).not.toThrow('\n');
  });
});
