import type { ScoreParity } from '#cli/ops/score-parity.ts';
import { formatScoreParity } from '#cli/output/ops.ts';
import { createStyles } from '#cli/output/styles.ts';

const plain = createStyles(false);
const parity: ScoreParity = {
  run_id: 'r2',
  run_as_of_ms: 100_000,
  compared: 1000,
  verdicts: { equal: 990, later_events: 10 },
  different: 0,
  newest_lag_seconds: 30,
};

describe('formatScoreParity', () => {
  it('says how many were equal, and names each exception', () => {
    expect(formatScoreParity(parity, plain).split('\n')).toEqual([
      'score_parity  Does real-time scoring say what the pipeline says of the same events?',
      '  equal         990  99.0 %  the very same score',
      '  later events   10   1.0 %  events came in or were linked later, or leads were merged',
      '',
      '✓ 1,000 leads compared, none different; the newest score was 30 s old',
      '',
      `Run r2. One by one: lake query "select * from score_parity where verdict <> 'equal'"`,
    ]);
  });

  it('says where one of the two must be wrong', () => {
    const text = formatScoreParity(
      { ...parity, compared: 2, verdicts: { equal: 1, different: 1 }, different: 1 },
      plain,
    );
    expect(text).toContain('✗ 2 leads compared, 1 different');
    expect(text).toContain('one of the two is wrong');
  });

  it('says that the newest run had nothing to compare', () => {
    const quiet = { ...parity, run_id: null, compared: 0, verdicts: {}, newest_lag_seconds: null };
    expect(formatScoreParity(quiet, plain)).toMatch(/^The newest run had nothing to compare/);
  });

  it('explains a lead whose event came in with several contents', () => {
    const text = formatScoreParity({ ...parity, verdicts: { other_content: 1000 } }, plain);
    expect(text).toContain('other content  1,000  100.0 %  an event came in with several contents');
  });

  it('says why there is nothing to show', () => {
    expect(formatScoreParity(null, plain)).toMatch(/^No score of the real-time path has been compared yet/);
  });
});
