import type { Condition } from './condition.ts';
import type { EventKind } from './feature-kind.ts';
import type { ValueType } from './value-type.ts';

/** What an event contributes: a column of it, the same for each, or a number per value of a column. */
export type FeatureValue =
  | { readonly from: 'column'; readonly column: string }
  | { readonly from: 'constant'; readonly constant: number }
  | { readonly from: 'map'; readonly column: string; readonly map: Readonly<Record<string, number>> };

interface FeatureFacts {
  readonly name: string;
  /** One sentence for people. */
  readonly what: string;
  /** What one of it is, for people; null when it is not counted in anything. */
  readonly unit: string | null;
  readonly type: ValueType;
}

/** An aggregate over the events of one lead. */
export interface EventFeature extends FeatureFacts {
  readonly kind: Exclude<EventKind, 'decayed_sum'>;
  /** Null for the kinds that look at events alone. */
  readonly value: FeatureValue | null;
  /** The guard whose ignored events it looks at, NO_GUARD for all events, null for those that no guard ignores. */
  readonly guard: string | null;
  readonly filter: readonly Condition[];
  /** Only events of the last so many whole UTC days; null for all of them. */
  readonly windowDays: number | null;
  /** What the one division at the end divides by. */
  readonly per: number;
}

/** A sum in which an event of n whole UTC days ago counts 2^(-n / halfLifeDays), to a millionth. */
export interface DecayedSumFeature extends Omit<EventFeature, 'kind'> {
  readonly kind: 'decayed_sum';
  readonly halfLifeDays: number;
}

/** The share of leads won among those like this one, mixed with some leads of the overall rate. */
export interface LookupRateFeature extends FeatureFacts {
  readonly kind: 'lookup_rate';
  /** Column of the population that makes leads alike. */
  readonly populationColumn: string;
  /** Feature that holds this lead's own value of it. */
  readonly keyFeature: string;
  readonly priorWeightThousandths: number;
}

export type Feature = EventFeature | DecayedSumFeature | LookupRateFeature;

/** The features that read events, the decayed ones included. */
export const isEventFeature = (feature: Feature): feature is EventFeature | DecayedSumFeature =>
  feature.kind !== 'lookup_rate';
