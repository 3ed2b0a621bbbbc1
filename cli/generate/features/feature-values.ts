import { type Feature, isEventFeature } from '#domain/features/feature.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { lines, modelText, step } from '../sql/model-text.ts';
import { aggregateSql, resultSql } from './aggregate-sql.ts';
import { halfLives } from './decay-factors.ts';
import { type AnyEventFeature, columnsRead, decayColumn, mappedValueSql } from './event-value-sql.ts';
import { lookupJoin, lookupSteps, overallJoin, populationSteps, rateSql } from './lookup-rate-sql.ts';
import { POINT_COLUMNS } from './point-columns.ts';

const DAY_MS = '864e5';

const utcDay = (ms: string): string => `cast(floor(cast(${ms} as double) / ${DAY_MS}) as bigint)`;

const isRate = (feature: Feature) => feature.kind === 'lookup_rate';

const pointsSql = `-- Days are whole UTC days since 1970; a rate is asked for the day that both clocks have reached.
select
  lead_id,
  as_of_ms,
  known_at_ms,
  ${utcDay('as_of_ms')} as as_of_day,
  least(
    ${utcDay('as_of_ms')},
    ${utcDay('known_at_ms')}
  ) as rate_day
from feature_points`;

function orderedEventsSql(features: readonly AnyEventFeature[]): string {
  const columns = [...new Set(features.flatMap(columnsRead))].map((column) => `e.${column}`);
  const mapped = features.map(mappedValueSql).filter((value) => value !== null);
  return `-- One total order for latest and earliest; ages in whole UTC days.
select
${lines([
  'e.lead_id',
  ...columns,
  ...mapped,
  `p.as_of_day - ${utcDay('e.event_time_ms')} as age_days`,
  'row_number() over (\n  partition by e.lead_id order by e.event_time_ms asc, e.source asc, e.event_id asc\n) as event_rank',
])}
from feature_point_events as e
inner join points as p on p.lead_id = e.lead_id`;
}

function decayedEventsSql(halfLifeDays: readonly number[]): string {
  const names = halfLifeDays.map((days) => ({ days, name: decayColumn(days) }));
  const factors = names.map(({ name }) => `coalesce(${name}.factor_millionths, 0) as ${name}`);
  const joins = names.map(
    ({ days, name }) =>
      `left join decay_factors as ${name}\n  on ${name}.half_life_days = ${days} and ${name}.age_days = e.age_days`,
  );
  return ['select', lines(['e.*', ...factors]), 'from ordered_events as e', ...joins].join('\n');
}

function eventFeaturesSql(
  features: readonly Feature[],
  types: ReadonlyMap<string, ValueType>,
  from: string,
): string {
  const aggregates = features
    .filter(isEventFeature)
    .map((feature) => `-- ${feature.what}.\n${aggregateSql(feature, types)} as ${feature.name}`);
  return `select\n${lines(['e.lead_id', ...aggregates])}\nfrom ${from} as e\ngroup by e.lead_id`;
}

function finalSelect(features: readonly Feature[]): string {
  const points = POINT_COLUMNS.map(({ name, type }) => `cast(p.${name} as ${type}) as ${name}`);
  const columns = features.map((feature) => {
    const value = isEventFeature(feature) ? resultSql(feature) : rateSql(feature);
    return `cast(${value} as ${feature.type}) as ${feature.name}`;
  });
  const rates = features.filter(isRate);
  return [
    'select',
    lines([...points, ...columns]),
    'from points as p',
    'left join event_features as f on f.lead_id = p.lead_id',
    ...(rates.length > 0 ? [overallJoin] : []),
    ...rates.map(lookupJoin),
  ].join('\n');
}

/** Every feature of every point asked for, in the order they are declared. */
export function featureValuesModel(
  features: readonly Feature[],
  types: ReadonlyMap<string, ValueType>,
): string {
  const overEvents = features.filter(isEventFeature);
  const days = halfLives(features);
  const rates = features.filter(isRate);
  const reads = ['feature_points', 'feature_point_events'];
  if (days.length > 0) reads.push('decay_factors');
  if (rates.length > 0) reads.push('population_leads');
  const steps = [
    step('points', pointsSql),
    step('ordered_events', orderedEventsSql(overEvents)),
    ...(days.length > 0 ? [step('decayed_events', decayedEventsSql(days))] : []),
    step(
      'event_features',
      eventFeaturesSql(features, types, days.length > 0 ? 'decayed_events' : 'ordered_events'),
    ),
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
