import { THOUSANDTHS } from '../../features/thousandths.ts';
import type { ScoreReason } from '../../scorecard/score.ts';
import type { RuleChange } from './score-change.ts';

/** What is kept of a reason wherever a score is recorded. */
export type RecordedReason = Pick<ScoreReason, 'code' | 'points' | 'reason'>;

export const milliOf = (points: number): number => Math.round(points * THOUSANDTHS);

/** The rules that give other points than before, named as they are after. */
export function ruleChanges(
  before: readonly RecordedReason[],
  after: readonly RecordedReason[],
): RuleChange[] {
  const pointsOf = (reasons: readonly RecordedReason[], code: string) =>
    reasons.find((reason) => reason.code === code)?.points ?? 0;
  const rules = new Map([...before, ...after].map(({ code, reason }) => [code, reason]));
  return [...rules]
    .map(([code, reason]) => ({
      code,
      reason,
      before: pointsOf(before, code),
      after: pointsOf(after, code),
    }))
    .filter((rule) => milliOf(rule.before) !== milliOf(rule.after));
}
