import { compareText } from '#domain/features/fold/event-order.ts';
import type { ScoreReason } from '#domain/scorecard/score.ts';

/** As many as the table `sales_worklist` tells. */
const MOST_REASONS = 3;

/** The rules that gave most points, best first, in words. */
export function topReasons(reasons: readonly ScoreReason[]): string[] {
  return reasons
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || compareText(a.code, b.code))
    .slice(0, MOST_REASONS)
    .map(({ reason }) => reason);
}
