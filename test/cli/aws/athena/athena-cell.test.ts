import { athenaCell } from '#cli/aws/athena/athena-cell.ts';

describe('a value of Athena', () => {
  it.each([
    ['bigint', '1738281600000', 1_738_281_600_000],
    ['integer', '-3', -3],
    ['double', '1.5E-4', 0.00015],
    ['decimal', '12.50', 12.5],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['varchar', '12', '12'],
    ['date', '2025-01-31', '2025-01-31'],
    ['timestamp', '2025-01-31 10:00:00.000', '2025-01-31T10:00:00'],
    ['timestamp', '2025-01-31 10:00:00.120', '2025-01-31T10:00:00.120000'],
    ['timestamp with time zone', '2025-01-31 10:00:00.000 UTC', '2025-01-31T10:00:00+00:00'],
    ['array', '[1, 2]', '[1, 2]'],
  ])('of type %s, printed as %s, is %j', (type, text, value) => {
    expect(athenaCell(type, text)).toBe(value);
  });

  it.each(['NaN', 'Infinity', '-Infinity'])(
    'is nothing where it is %s, for which JSON has no form',
    (text) => {
      expect(athenaCell('double', text)).toBeNull();
    },
  );

  it('is nothing where there is none, and empty where it is empty', () => {
    expect(athenaCell('bigint', null)).toBeNull();
    expect(athenaCell('varchar', '')).toBe('');
  });
});
