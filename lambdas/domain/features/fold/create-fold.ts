import type { DecayTable } from '../decay-table.ts';
import { type Feature, isEventFeature, type LookupRateFeature } from '../feature.ts';
import type { Guard } from '../guard.ts';
import { type AgedEvent, agedEvents } from './aged-events.ts';
import { featureGroups } from './feature-groups.ts';
import type { FeatureScalar, FeatureValues } from './feature-values.ts';
import { guardEvents } from './guarded-events.ts';
import { lookUpRate, type RateLookups } from './rate-lookup.ts';
import type { ScorableEvent } from './scorable-event.ts';

/** What is known about a lead as of a time, from its events in any order and the rates of its population. */
export type FeatureFold = (
  events: readonly ScorableEvent[],
  asOfMs: number,
  lookups: RateLookups,
) => FeatureValues;

/** The same from events that have been told apart, put in order and given their age. */
export type AgedFold = (aged: readonly AgedEvent[], lookups: RateLookups) => FeatureValues;

/** Works out once what the definitions ask of every lead. */
export function createAgedFold(
  features: readonly Feature[],
  guards: readonly Guard[],
  tables: readonly DecayTable[],
): AgedFold {
  const tellApart = guardEvents(guards);
  const groups = featureGroups(features.filter(isEventFeature), tables);
  const rates = features.filter((feature): feature is LookupRateFeature => feature.kind === 'lookup_rate');
  return (aged, lookups) => {
    const told = tellApart(aged);
    const values: Record<string, FeatureScalar> = {};
    for (const group of groups) {
      const looked = group.looksAt(aged, told);
      const chosen = group.takesPart === null ? looked : looked.filter(group.takesPart);
      for (const { name, fold } of group.features) values[name] = fold(chosen);
    }
    for (const rate of rates) values[rate.name] = lookUpRate(rate, values[rate.keyFeature], lookups);
    return values;
  };
}

/** As `createAgedFold`, from events as they come. */
export function createFold(
  features: readonly Feature[],
  guards: readonly Guard[],
  tables: readonly DecayTable[],
): FeatureFold {
  const fold = createAgedFold(features, guards, tables);
  return (events, asOfMs, lookups) => fold(agedEvents(events, asOfMs), lookups);
}
