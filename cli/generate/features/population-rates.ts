import type { Feature, LookupRateFeature } from '#domain/features/feature.ts';
import { textLiteral } from '../sql/literal.ts';
import { lines, modelText, step } from '../sql/model-text.ts';
import { lookupJoin, lookupSteps, overallJoin, populationSteps, rateSql } from './lookup-rate-sql.ts';
import { utcDay } from './utc-day.ts';

const isRate = (feature: Feature): feature is LookupRateFeature => feature.kind === 'lookup_rate';

// What is asked for: the rate of every value that leads have, and of one that none has.
const askedSql = (features: readonly LookupRateFeature[]): string =>
  features
    .map(
      ({ name, populationColumn }) => `select distinct
  ${textLiteral(name)} as feature,
  ${populationColumn} as value
from population_leads
where ${populationColumn} is not null
union all
select
  ${textLiteral(name)} as feature,
  cast(null as string) as value
from run_context`,
    )
    .join('\nunion all\n');

// The steps that work out rates ask on behalf of leads: each value is one lead, who has this value and no other.
const pointsSql = `select
  asked.feature,
  asked.value,
  case when asked.value is null then asked.feature else asked.feature || '=' || asked.value end as lead_id,
  run_context.as_of_ms,
  ${utcDay('run_context.as_of_ms')} as rate_day
from asked
cross join run_context`;

function pointFeaturesSql(features: readonly LookupRateFeature[]): string {
  const keys = [...new Set(features.map(({ keyFeature }) => keyFeature))];
  const columns = keys.map((key) => {
    const own = features.filter(({ keyFeature }) => keyFeature === key).map(({ name }) => textLiteral(name));
    return `case when feature in (${own.join(', ')}) then value end as ${key}`;
  });
  return `select\n${lines(['lead_id', ...columns])}\nfrom points`;
}

const rateSelect = (feature: LookupRateFeature): string => `select
  cast(p.feature as string) as feature,
  cast(p.value as string) as value,
  cast(${rateSql(feature)} as double) as rate,
  cast(p.as_of_ms as bigint) as as_of_ms
from points as p
inner join point_features as f on f.lead_id = p.lead_id
${overallJoin}
${lookupJoin(feature)}
where p.feature = ${textLiteral(feature.name)} and overall_counts.leads > 0`;

const NO_RATES = `select
  cast(null as string) as feature,
  cast(null as string) as value,
  cast(null as double) as rate,
  cast(null as bigint) as as_of_ms
from run_context
where as_of_ms is null`;

/** Every rate a lead can be given as of the run, by the same steps as the features of leads. */
export function populationRatesModel(features: readonly Feature[]): string {
  const rates = features.filter(isRate);
  const header = {
    source: 'definitions/features.yaml',
    writes: 'population_rates',
    grain: 'one row per lookup-rate feature x value that leads have, and one for leads of any other value',
  };
  if (rates.length === 0) return modelText({ ...header, reads: ['run_context'] }, NO_RATES);
  const steps = [
    step('asked', askedSql(rates)),
    step('points', pointsSql),
    step('point_features', pointFeaturesSql(rates)),
    ...populationSteps(rates),
    ...rates.flatMap(lookupSteps),
  ];
  return modelText(
    { ...header, reads: ['population_leads', 'run_context'] },
    `with\n${steps.join(',\n')}\n${rates.map(rateSelect).join('\nunion all\n')}`,
  );
}
