import { formatQueryResult } from '#cli/output/query-result.ts';
import { createStyles } from '#cli/output/styles.ts';

const styles = createStyles(false);
const columns = ['year', 'seen_at'];
const rows = [
  [2026, '2026-07-13T14:41:07.972000'],
  [999, '2026-07-13T14:41:07.000+00:00'],
];

describe('a query’s result', () => {
  it('has numbers as SQL reads them and timestamps without what says nothing', () => {
    expect(formatQueryResult(columns, rows, styles, null)).toBe(
      ['year  seen_at', '2026  2026-07-13 14:41:07.972', ' 999  2026-07-13 14:41:07', '2 rows'].join('\n'),
    );
  });

  it('leaves a text alone that only begins like a timestamp', () => {
    expect(formatQueryResult(['t'], [['2026-07-13T14:41 or so']], styles, null)).toBe(
      't\n2026-07-13T14:41 or so\n1 row',
    );
  });

  it('is a list of values where a row is wider than the terminal', () => {
    // The rows are 29 columns wide.
    expect(formatQueryResult(columns, rows.slice(0, 1), styles, 29)).toMatch(/^year {2}seen_at\n/);
    expect(formatQueryResult(columns, rows.slice(0, 1), styles, 28)).toBe(
      ['row 1', '  year     2026', '  seen_at  2026-07-13 14:41:07.972', '', '1 row'].join('\n'),
    );
  });

  it('without rows is its columns', () => {
    expect(formatQueryResult(columns, [], styles, 5)).toBe('year  seen_at\n0 rows');
  });
});
