import { formatFields } from './fields.ts';
import type { LeadScore, RealtimeScore } from './lead-report.ts';
import { formatCount, formatNumber, formatShare, formatTime } from './quantities.ts';
import type { Styles } from './styles.ts';

/** Why somebody who is scored is no lead, by what the store calls it. */
export const NO_LEAD: Readonly<Record<string, string>> = {
  anonymous_only: 'not yet: nothing tells how to reach this visitor',
  crm_only: 'not yet: only the CRM has spoken of this person',
};

/** What to do about a lead, in one line. */
export function formatVerdict(
  verdict: { readonly band: string; readonly points: number; readonly action: string },
  styles: Styles,
): string {
  return `${styles.bold(verdict.band)}, ${formatNumber(verdict.points)} points: ${verdict.action}`;
}

/** The real-time score beside that of the last run, and what else decides. */
export function formatScores(realtime: RealtimeScore, batch: LeadScore | null, styles: Styles): string {
  const { override, machine_band, attribution } = realtime;
  const told: (readonly [string, string | null])[] = [
    ['a lead', NO_LEAD[attribution] ?? null],
    ['real time', scoreText(realtime.final_score, machine_band, realtime.as_of_ms)],
    [
      'last run',
      batch === null
        ? 'has no score of this lead yet'
        : scoreText(batch.final_score, batch.lead_category, batch.as_of_ms),
    ],
    ['set by sales', override && overrideText(override)],
    ['likely to buy', probabilityText(realtime)],
    [
      'left out',
      realtime.is_truncated
        ? `real time counts the newest ${formatCount(realtime.event_count, 'event')} only`
        : null,
    ],
  ];
  return formatFields(
    told.filter(([, text]) => text !== null),
    styles,
  );
}

const scoreText = (points: number, band: string, asOfMs: number): string =>
  `${formatCount(points, 'point')}, ${band}, as of ${formatTime(asOfMs)} UTC`;

export function overrideText({ band, until_ms, by }: NonNullable<RealtimeScore['override']>): string {
  return `${band} until ${formatTime(until_ms)} UTC${by === null ? '' : `, by ${by}`}`;
}

/** Null where no model has been promoted. */
export function probabilityText({
  purchase_probability,
  model_state,
  model_version,
}: Pick<RealtimeScore, 'purchase_probability' | 'model_state' | 'model_version'>): string | null {
  if (model_state === 'points_only') return 'unknown: none of the promoted models can be used';
  if (purchase_probability === null) return null;
  const text = `${formatShare(purchase_probability)}, by model ${model_version}`;
  return model_state === 'last_good' ? `${text} (the newer one cannot be used)` : text;
}
