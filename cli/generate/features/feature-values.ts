import { type Feature, isEventFeature } from '#domain/features/feature.ts';
import { lines, modelText, step } from '../sql/model-text.ts';
import { lookupJoin, lookupSteps, overallJoin, populationSteps, rateSql } from './lookup-rate-sql.ts';
import { POINT_COLUMNS } from './point-columns.ts';
import { utcDay } from './utc-day.ts';

const isRate = (feature: Feature) => feature.kind === 'lookup_rate';

const pointsSql = `-- A rate is asked for the day that both clocks have reached.
select
  lead_id,
  as_of_ms,
  known_at_ms,
  least(
    ${utcDay('as_of_ms')},
    ${utcDay('known_at_ms')}
  ) as rate_day
from feature_points`;

function finalSelect(features: readonly Feature[]): string {
  const points = POINT_COLUMNS.map(({ name, type }) => `cast(p.${name} as ${type}) as ${name}`);
  const columns = features.map((feature) => {
    const value = isEventFeature(feature) ? `f.${feature.name}` : rateSql(feature);
    return `cast(${value} as ${feature.type}) as ${feature.name}`;
  });
  const rates = features.filter(isRate);
  return [
    'select',
    lines([...points, ...columns]),
    'from points as p',
    'inner join point_features as f on f.lead_id = p.lead_id',
    ...(rates.length > 0 ? [overallJoin] : []),
    ...rates.map(lookupJoin),
  ].join('\n');
}

/** Every feature of every point asked for, in the order they are declared: its own, and those of its population. */
export function featureValuesModel(features: readonly Feature[]): string {
  const rates = features.filter(isRate);
  const reads = ['feature_points', 'point_features'];
  if (rates.length > 0) reads.push('population_leads');
  const steps = [
    step('points', pointsSql),
    ...(rates.length > 0 ? populationSteps(rates) : []),
    ...rates.flatMap(lookupSteps),
  ];
  return modelText(
    {
      source: 'definitions/features.yaml',
      reads,
      writes: 'feature_values',
      grain: 'one row per point (one point per lead)',
    },
    `with\n${steps.join(',\n')}\n${finalSelect(features)}`,
  );
}
