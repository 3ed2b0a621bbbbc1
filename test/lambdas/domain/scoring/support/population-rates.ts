import type { RateLookup } from '#domain/features/fold/rate-lookup.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import type { PopulationLead, World } from './histories.ts';

const PRIOR_WEIGHT = 20;

/** The rate of each city as the definitions put it: (won + weight x overall rate) / (leads + weight), over whole days gone by. */
export function cityRates({ population, as_of_ms }: World): RateLookup {
  const today = Math.floor(as_of_ms / DAY_MS);
  const isOver = (ms: number | null): boolean => ms !== null && Math.floor(ms / DAY_MS) < today;
  const count = (leads: readonly PopulationLead[]) => ({
    leads: leads.filter(({ first_seen_ms }) => isOver(first_seen_ms)).length,
    won: leads.filter(({ converted_at_ms }) => isOver(converted_at_ms)).length,
  });
  const all = count(population);
  if (all.leads === 0) return { rates: new Map(), overall: null };
  const rate = (own: { leads: number; won: number }): number =>
    (own.won * all.leads + PRIOR_WEIGHT * all.won) / (all.leads * (own.leads + PRIOR_WEIGHT));
  const cities = new Set(population.flatMap(({ city }) => (city === null ? [] : [city])));
  return {
    rates: new Map(
      [...cities].map((city) => [city, rate(count(population.filter((lead) => lead.city === city)))]),
    ),
    overall: rate({ leads: 0, won: 0 }),
  };
}
