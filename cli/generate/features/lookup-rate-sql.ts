import type { LookupRateFeature } from '#domain/features/feature.ts';
import { THOUSANDTHS } from '#domain/features/thousandths.ts';
import { step } from '../sql/model-text.ts';

// Leads and conversions are running sums over days, so each is looked at once however many points ask.
// A point stands before the changes of its own day: it sees only days that were over.
const running = (keys: readonly string[], from: string): string => `select
${keys.map((key) => `  ${key},\n`).join('')}  day,
  is_change,
  cast(sum(leads) over days_so_far as bigint) as leads,
  cast(sum(won) over days_so_far as bigint) as won
from ${from}
window days_so_far as (
${keys.length > 0 ? `  partition by ${keys.join(', ')}\n` : ''}  order by day asc, is_change asc
  rows between unbounded preceding and current row
)`;

const changesSum = `  1 as is_change,
  cast(sum(cast(leads as bigint)) as bigint) as leads,
  cast(sum(cast(won as bigint)) as bigint) as won
from population_changes`;

const asked = `  0 as is_change,
  cast(0 as bigint) as leads,
  cast(0 as bigint) as won`;

/** What all rates share: the changes of the population by day, and its overall count before each day asked. */
export function populationSteps(features: readonly LookupRateFeature[]): string[] {
  const keys = [...new Set(features.map((feature) => feature.populationColumn))]
    .map((key) => `  ${key},\n`)
    .join('');
  const changes = `select
${keys}  known_since_day as day,
  1 as leads,
  0 as won
from population_leads
where known_since_day is not null
union all
select
${keys}  converted_known_day as day,
  0 as leads,
  1 as won
from population_leads
where converted_known_day is not null`;
  const timeline = `select
  day,
${changesSum}
group by day
union all
select distinct
  rate_day as day,
${asked}
from points`;
  return [
    step('population_changes', changes),
    step('overall_timeline', timeline),
    step('overall_counts', running([], 'overall_timeline')),
  ];
}

/** Counts of one group of leads before each day asked of it. */
export function lookupSteps({ name, what, populationColumn, keyFeature }: LookupRateFeature): string[] {
  const timeline = `-- ${what}.
select
  ${populationColumn} as rate_key,
  day,
${changesSum}
where ${populationColumn} is not null
group by ${populationColumn}, day
union all
select distinct
  f.${keyFeature} as rate_key,
  p.rate_day as day,
${asked}
from points as p
inner join point_features as f on f.lead_id = p.lead_id
where f.${keyFeature} is not null`;
  return [
    step(`${name}_timeline`, timeline),
    step(`${name}_counts`, running(['rate_key'], `${name}_timeline`)),
  ];
}

/**
 * (won + weight x overall won / overall leads) / (leads + weight), brought over one fraction bar: whole
 * numbers until the one division. Nobody in the population makes it empty.
 */
export function rateSql({ name, priorWeightThousandths: weight }: LookupRateFeature): string {
  const [leads, won] = [`coalesce(${name}_counts.leads, 0)`, `coalesce(${name}_counts.won, 0)`];
  const numerator = `${won} * overall_counts.leads * ${THOUSANDTHS}
    + ${weight} * overall_counts.won`;
  const denominator = `overall_counts.leads * (${leads} * ${THOUSANDTHS} + ${weight})`;
  return `cast(
    ${numerator} as double
  ) / nullif(cast(
    ${denominator} as double
  ), 0e0)`;
}

const countsJoin = (counts: string, conditions: readonly string[]): string =>
  `left join ${counts}\n  on ${[...conditions, `${counts}.day = p.rate_day`, `${counts}.is_change = 0`].join('\n  and ')}`;

export const overallJoin = countsJoin('overall_counts', []);

export const lookupJoin = ({ name, keyFeature }: LookupRateFeature): string =>
  countsJoin(`${name}_counts`, [`${name}_counts.rate_key = f.${keyFeature}`]);
