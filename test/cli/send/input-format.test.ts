import { InputError } from '#cli/send/input-error.ts';
import { formatOf, STANDARD_INPUT } from '#cli/send/input-format.ts';

describe('the format of an input', () => {
  it.each([
    ['a.ndjson', 'ndjson'],
    ['a.jsonl', 'ndjson'],
    ['dir.csv/a.JSON', 'json'],
    ['a.csv', 'csv'],
    [STANDARD_INPUT, 'ndjson'],
  ])('of %s is %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });

  it('is the one asked for, whatever the name says', () => {
    expect(formatOf('a.csv', 'ndjson')).toBe('ndjson');
    expect(formatOf(STANDARD_INPUT, 'csv')).toBe('csv');
  });

  it('has to be said where the name does not tell', () => {
    expect(() => formatOf('leads.txt')).toThrow(InputError);
    expect(() => formatOf('leads.txt')).toThrow('say --format ndjson, json, csv');
  });

  it('is one of a few', () => {
    expect(() => formatOf('a.csv', 'xml')).toThrow('"xml" is not a format; allowed: ndjson, json, csv');
  });
});
