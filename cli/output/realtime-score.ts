import { formatFields } from './fields.ts';
import { formatReasons } from './lead-reasons.ts';
import type { RealtimeScore } from './lead-report.ts';
import { formatVerdict, NO_LEAD, overrideText, probabilityText } from './lead-scores.ts';
import { formatCount, formatTime } from './quantities.ts';
import type { Styles } from './styles.ts';

/** What `lake score WHO --json` prints. */
export type StoredScore = Omit<RealtimeScore, 'new_events'>;

/** What the real-time path says of one lead, and why. */
export function formatStoredScore(score: StoredScore, styles: Styles): string {
  const { lead_id, band, final_score, recommended_action, override, machine_band, attribution } = score;
  const told: (readonly [string, string | null])[] = [
    ['lead id', lead_id],
    ['a lead', NO_LEAD[attribution] ?? null],
    ['as of', `${formatTime(score.as_of_ms)} UTC, from ${formatCount(score.event_count, 'event')}`],
    ['set by sales', override && overrideText(override)],
    ['by points', override && machine_band],
    ['likely to buy', probabilityText(score)],
    ['left out', score.is_truncated ? 'older events than the newest that are kept together' : null],
  ];
  return [
    formatVerdict({ band, points: final_score, action: recommended_action }, styles),
    formatFields(
      told.filter(([, text]) => text !== null),
      styles,
    ),
    `${styles.bold('Why')}\n${formatReasons(score, score.reasons, styles)}`,
  ].join('\n\n');
}
