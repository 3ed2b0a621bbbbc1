import type { Condition } from '../features/condition.ts';

/** The five sums of a score, in the order they are shown. */
export const RULE_GROUPS = ['source', 'engagement', 'intent', 'quality', 'recency'] as const;

export type RuleGroup = (typeof RULE_GROUPS)[number];

/** Names of the bands, best first. KPIs, worklist and events speak of them, hence a closed list. */
export const BAND_NAMES = ['HOT', 'WARM', 'COLD'] as const;

export type BandName = (typeof BAND_NAMES)[number];

/** What a rule gives. All amounts are whole thousandths of a point. */
export type Points =
  | { readonly kind: 'fixed'; readonly milli: number }
  /** Nothing, but the reason is told all the same. */
  | { readonly kind: 'shown' }
  | {
      readonly kind: 'per_unit';
      readonly milliPerStep: number;
      /** Numeric feature that is counted. */
      readonly feature: string;
      /** Units in a step. */
      readonly every: number;
      /** Units that count for nothing. */
      readonly above: number;
      /** The most it may give (or, when negative, take); null for no limit. */
      readonly capMilli: number | null;
    };

export interface Rule {
  /** Stable name, part of every stored reason. */
  readonly code: string;
  readonly group: RuleGroup;
  /** The reason in words for sales people. */
  readonly what: string;
  /** All must hold; empty when the points alone decide. */
  readonly when: readonly Condition[];
  readonly points: Points;
  /** Feature whose value is stored as the one behind the points. */
  readonly mainFeature: string;
}

export interface Band {
  readonly name: BandName;
  /** Least thousandths of a point of the band; null for the last one, which takes all that is left. */
  readonly atLeastMilli: number | null;
  /** What sales should do. */
  readonly action: string;
}

export interface Scorecard {
  readonly name: string;
  readonly what: string;
  /** Name and version, stored with every score. */
  readonly version: string;
  /** Best first, never empty. */
  readonly bands: readonly Band[];
  readonly rules: readonly Rule[];
}
