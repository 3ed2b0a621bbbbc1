import type { RateChange } from '#adapters/lookup-store.ts';
import type { RateLookups } from '#domain/features/fold/rate-lookup.ts';
import type { PopulationRate } from './lake-answers.ts';

/** What has to be written so that what is published is what the run has found, and nothing else. */
export function rateChanges(published: RateLookups, found: readonly PopulationRate[]): RateChange[] {
  const known = new Map<string, Set<string | null>>();
  for (const { feature, value } of found) known.set(feature, (known.get(feature) ?? new Set()).add(value));
  const changed = found.filter(
    ({ feature, value, rate }) => publishedRate(published, feature, value) !== rate,
  );
  const gone = publishedRates(published).filter(({ feature, value }) => !known.get(feature)?.has(value));
  return [...changed, ...gone.map(({ feature, value }) => ({ feature, value, rate: null }))];
}

function publishedRate(published: RateLookups, feature: string, value: string | null): number | null {
  const lookup = published[feature];
  if (lookup === undefined) return null;
  return value === null ? lookup.overall : (lookup.rates.get(value) ?? null);
}

function publishedRates(published: RateLookups): Pick<RateChange, 'feature' | 'value'>[] {
  return Object.entries(published).flatMap(([feature, { rates, overall }]) => [
    ...[...rates.keys()].map((value) => ({ feature, value })),
    ...(overall === null ? [] : [{ feature, value: null }]),
  ]);
}
