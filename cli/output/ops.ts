import type { ScoreParity } from '../ops/score-parity.ts';
import { formatCount, formatDuration, formatShare } from './quantities.ts';
import type { Styles } from './styles.ts';
import { formatRows } from './table.ts';

/** What a verdict means, for whoever has not read the table's definition. */
const MEANINGS: Readonly<Record<string, string>> = {
  equal: 'the very same score',
  later_events: 'events came in or were linked later, or leads were merged',
  truncated: 'the operational store had left older events out',
  other_scorecard: 'points were given by another scorecard',
  other_rates: 'rates of the population were those of another day',
  other_content: 'an event came in with several contents',
  different: 'the same events, and another score: one of the two is wrong',
};

const NOTHING_YET =
  'No score of the real-time path has been compared yet: a run compares those logged since the run before';
const NOTHING_NEW =
  'The newest run had nothing to compare: no score of the real-time path was logged since the run before. ' +
  'Earlier ones: lake query "select * from score_parity"';

/** How scores of the real-time path compare with the pipeline's. */
export function formatScoreParity(parity: ScoreParity | null, styles: Styles): string {
  if (parity === null) return NOTHING_YET;
  const { run_id, compared, verdicts, different, newest_lag_seconds } = parity;
  if (newest_lag_seconds === null) return NOTHING_NEW;
  const lines = Object.entries(verdicts).map(([verdict, leads]) => [
    `  ${verdict.replaceAll('_', ' ')}`,
    leads,
    formatShare(leads / compared),
    MEANINGS[verdict] ?? '',
  ]);
  const holds = different === 0;
  return [
    `${styles.bold('score_parity')}  ${styles.dim('Does real-time scoring say what the pipeline says of the same events?')}`,
    formatRows(lines, { quantities: [2], maxWidth: 80 }),
    '',
    `${holds ? '✓' : '✗'} ${formatCount(compared, 'lead')} compared, ${different === 0 ? 'none' : different} different; ` +
      `the newest score was ${formatDuration(newest_lag_seconds)} old`,
    '',
    styles.dim(`Run ${run_id}. One by one: lake query "select * from score_parity where verdict <> 'equal'"`),
  ].join('\n');
}
