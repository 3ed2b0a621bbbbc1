import { scoringFindings } from '../../../bench/parts/scoring-findings.ts';

const REPORT = {
  leads: 2000,
  records: 10_000,
  compute: [{ foldAndScorecardUs: 18, scorecardUs: 2, rulesEngineUs: 400 }],
  handler: [{ p50Ms: 1.5, p99Ms: 4 }],
  initMs: [120],
};

describe('scoringFindings', () => {
  it('holds what somebody waits for against its goals, and shows the rest beside it', () => {
    const { rows } = scoringFindings(REPORT);
    const judged = rows.flatMap((row) => ('goal' in row ? [[row.unit, row.samples, row.goal]] : []));
    expect(judged).toEqual([
      ['microseconds', [18], { most: 20 }],
      ['milliseconds', [4], { most: 10 }],
      ['milliseconds', [120], { most: 150 }],
    ]);
    expect(rows.flatMap((row) => ('samples' in row ? row.samples : []))).toEqual([18, 2, 400, 1.5, 4, 120]);
  });
});
