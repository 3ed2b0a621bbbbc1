import type { LookupRateFeature } from '../feature.ts';
import type { FeatureScalar } from './feature-values.ts';

/** A rate of the population by what makes leads alike, as the pipeline last worked it out. */
export interface RateLookup {
  readonly rates: ReadonlyMap<string, number>;
  /** The rate of all leads: for values nobody in the population has, and leads without one. Null when there is nobody. */
  readonly overall: number | null;
}

/** By the name of the feature. */
export type RateLookups = Readonly<Record<string, RateLookup>>;

/** The rate of those like this lead; empty where no population is known at all. */
export function lookUpRate(
  { name }: LookupRateFeature,
  key: FeatureScalar | undefined,
  lookups: RateLookups,
): number | null {
  const lookup = lookups[name];
  if (lookup === undefined) return null;
  const own = typeof key === 'string' ? lookup.rates.get(key) : undefined;
  return own ?? lookup.overall;
}
