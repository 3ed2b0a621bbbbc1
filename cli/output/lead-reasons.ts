import type { LeadReason } from './lead-report.ts';
import { formatNumber, formatTime } from './quantities.ts';
import type { Styles } from './styles.ts';
import { formatTable } from './table.ts';

interface ReasonedScore {
  readonly final_score: number;
  readonly scorecard_version: string;
  readonly as_of_ms: number;
}

/** Points with their sign, as something that is added. */
export const formatPoints = (points: number): string => `${points > 0 ? '+' : ''}${formatNumber(points)}`;

/** The points of a score, what each was given for, and what they add up to. */
export function formatReasons(
  { final_score, scorecard_version, as_of_ms }: ReasonedScore,
  reasons: readonly LeadReason[],
  styles: Styles,
): string {
  const rows = reasons.map(({ points, reason, value_number, value_text }) => [
    formatPoints(points),
    reason,
    value_text ?? (value_number === null ? '' : formatNumber(value_number)),
  ]);
  const total = `in all, by scorecard ${scorecard_version} as of ${formatTime(as_of_ms)} UTC`;
  return formatTable(
    ['points', 'reason', 'value seen'],
    [...rows, [formatNumber(final_score), total, '']],
    styles,
    { quantities: [0] },
  );
}
