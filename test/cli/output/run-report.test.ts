import { formatRunReport } from '#cli/output/run-report.ts';
import { createStyles } from '#cli/output/styles.ts';

describe('formatRunReport', () => {
  it('tells for each stage what it took and what went in and came out', () => {
    const stages = [
      { stage: 'process', seconds: 0.549, rows_in: 1680, rows_out: 30, tables: {} },
      { stage: 'kpis', seconds: 130, rows_in: 6, rows_out: 60, tables: {} },
    ];
    const report = { run_id: 'r-1', as_of_ms: Date.UTC(2025, 0, 31), engine: 'duckdb', stages };
    expect(formatRunReport(report, createStyles(false))).toBe(
      `run r-1, as of 2025-01-31T00:00:00.000Z

stage       took  rows in  rows out
process    0.5 s    1,680        30
kpis     2.2 min        6        60`,
    );
  });
});
