import type { DecayTable } from '../decay-table.ts';
import { type Feature, isEventFeature, type LookupRateFeature } from '../feature.ts';
import { agedEvents } from './aged-events.ts';
import { featureGroups } from './feature-groups.ts';
import type { FeatureScalar, FeatureValues } from './feature-values.ts';
import { lookUpRate, type RateLookups } from './rate-lookup.ts';
import type { ScorableEvent } from './scorable-event.ts';

/** What is known about a lead as of a time, from its events in any order and the rates of its population. */
export type FeatureFold = (
  events: readonly ScorableEvent[],
  asOfMs: number,
  lookups: RateLookups,
) => FeatureValues;

/** Works out once what the definitions ask of every lead. */
export function createFold(features: readonly Feature[], tables: readonly DecayTable[]): FeatureFold {
  const groups = featureGroups(features.filter(isEventFeature), tables);
  const rates = features.filter((feature): feature is LookupRateFeature => feature.kind === 'lookup_rate');
  return (events, asOfMs, lookups) => {
    const aged = agedEvents(events, asOfMs);
    const values: Record<string, FeatureScalar> = {};
    for (const group of groups) {
      const chosen = group.takesPart === null ? aged : aged.filter(group.takesPart);
      for (const { name, fold } of group.features) values[name] = fold(chosen);
    }
    for (const rate of rates) values[rate.name] = lookUpRate(rate, values[rate.keyFeature], lookups);
    return values;
  };
}
