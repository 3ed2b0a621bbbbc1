import type { BandName, RuleGroup } from './scorecard.ts';

/** Why a lead has its points: a rule that gave or took some, or that is told without any, and the value behind it. */
export interface ScoreReason {
  readonly code: string;
  readonly group: RuleGroup;
  readonly points: number;
  /** The value seen when it is a number; true is 1 and false 0. */
  readonly valueNumber: number | null;
  /** The value seen when it is a text. */
  readonly valueText: string | null;
  /** In words for sales people. */
  readonly reason: string;
}

/** What a scorecard makes of a lead's features. The points of all reasons sum to `finalScore`. */
export interface Score {
  readonly groupScores: Readonly<Record<RuleGroup, number>>;
  readonly finalScore: number;
  readonly band: BandName;
  readonly recommendedAction: string;
  readonly scorecardVersion: string;
  /** In the order of the scorecard's rules. */
  readonly reasons: readonly ScoreReason[];
}
