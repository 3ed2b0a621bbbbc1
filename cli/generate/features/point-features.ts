import { type Feature, isEventFeature } from '#domain/features/feature.ts';
import type { Guard } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { lines, modelText, step } from '../sql/model-text.ts';
import { aggregateSql, resultSql } from './aggregate-sql.ts';
import { halfLives } from './decay-factors.ts';
import { type AnyEventFeature, columnsRead, decayColumn, mappedValueSql } from './event-value-sql.ts';
import { burstJoins, burstSteps, guardColumns } from './guard-sql.ts';
import { utcDay } from './utc-day.ts';

type ColumnTypes = ReadonlyMap<string, ValueType>;

const pointsSql = `-- Ages are counted in whole UTC days since 1970.
select
  lead_id,
  ${utcDay('as_of_ms')} as as_of_day
from feature_points`;

function orderedEventsSql(
  features: readonly AnyEventFeature[],
  guards: readonly Guard[],
  types: ColumnTypes,
): string {
  const columns = [...new Set(features.flatMap(columnsRead))].map((column) => `e.${column}`);
  const mapped = features.map(mappedValueSql).filter((value) => value !== null);
  return `-- One total order for latest and earliest; ages in whole UTC days.
select
${lines([
  'e.lead_id',
  ...columns,
  ...mapped,
  ...guardColumns(guards, features, types),
  `p.as_of_day - ${utcDay('e.event_time_ms')} as age_days`,
  'row_number() over (\n  partition by e.lead_id order by e.event_time_ms asc, e.source asc, e.event_id asc\n) as event_rank',
])}
from feature_point_events as e
${['inner join points as p on p.lead_id = e.lead_id', ...burstJoins(guards)].join('\n')}`;
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
  guards: readonly Guard[],
  types: ColumnTypes,
  from: string,
): string {
  const aggregates = features
    .filter(isEventFeature)
    .map((feature) => `-- ${feature.what}.\n${aggregateSql(feature, guards, types)} as ${feature.name}`);
  return `select\n${lines(['e.lead_id', ...aggregates])}\nfrom ${from} as e\ngroup by e.lead_id`;
}

function finalSelect(features: readonly Feature[]): string {
  const columns = features
    .filter(isEventFeature)
    .map((feature) => `cast(${resultSql(feature)} as ${feature.type}) as ${feature.name}`);
  return [
    'select',
    lines(['cast(p.lead_id as string) as lead_id', ...columns]),
    'from points as p',
    'left join event_features as f on f.lead_id = p.lead_id',
  ].join('\n');
}

/** What each point's own events tell, in the order the features are declared. */
export function pointFeaturesModel(
  features: readonly Feature[],
  guards: readonly Guard[],
  types: ColumnTypes,
): string {
  const overEvents = features.filter(isEventFeature);
  const days = halfLives(features);
  const reads = ['feature_points', 'feature_point_events'];
  if (days.length > 0) reads.push('decay_factors');
  const steps = [
    step('points', pointsSql),
    ...burstSteps(guards, types),
    step('ordered_events', orderedEventsSql(overEvents, guards, types)),
    ...(days.length > 0 ? [step('decayed_events', decayedEventsSql(days))] : []),
    step(
      'event_features',
      eventFeaturesSql(features, guards, types, days.length > 0 ? 'decayed_events' : 'ordered_events'),
    ),
  ];
  return modelText(
    {
      source: 'definitions/features.yaml',
      reads,
      writes: 'point_features',
      grain: 'one row per point (one point per lead)',
    },
    `with\n${steps.join(',\n')}\n${finalSelect(features)}`,
  );
}
