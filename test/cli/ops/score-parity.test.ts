import { readScoreParity } from '#cli/ops/score-parity.ts';

const RUN = { run_id: 'r2', run_as_of_ms: 100_000 };
const row = (verdict: string, leads: number, newest_as_of_ms: number) => ({
  ...RUN,
  verdict,
  leads,
  newest_as_of_ms,
});

describe('readScoreParity', () => {
  it('adds up what the newest run has compared', async () => {
    const rows = [row('equal', 90, 40_000), row('later_events', 9, 70_000), row('different', 1, 10_000)];
    expect(await readScoreParity(async () => rows)).toEqual({
      run_id: 'r2',
      run_as_of_ms: 100_000,
      compared: 100,
      verdicts: { equal: 90, later_events: 9, different: 1 },
      different: 1,
      newest_lag_seconds: 30,
    });
  });

  it('says of a run that had nothing to compare that it had not, whatever earlier ones found', async () => {
    const asked: string[] = [];
    const quiet = { run_id: null, verdict: null, leads: 0, run_as_of_ms: 100_000, newest_as_of_ms: null };
    const parity = await readScoreParity(async (sql) => {
      asked.push(sql);
      return [quiet];
    });
    expect(parity).toEqual({
      run_id: null,
      run_as_of_ms: 100_000,
      compared: 0,
      verdicts: {},
      different: 0,
      newest_lag_seconds: null,
    });
    expect(asked[0]).toContain('max(as_of_ms) as as_of_ms from lead_scores');
  });

  it('is nothing where no run has scored anybody', async () => {
    expect(await readScoreParity(async () => [])).toBeNull();
  });
});
