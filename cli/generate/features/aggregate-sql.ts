import { DECAY_ONE } from '#domain/features/decay-table.ts';
import type { EventKind } from '#domain/features/feature-kind.ts';
import type { Guard } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { conditionsSql } from '../sql/condition-sql.ts';
import { doubleLiteral } from '../sql/literal.ts';
import { type AnyEventFeature, decayColumn, valueSql } from './event-value-sql.ts';
import { guardCondition } from './guard-sql.ts';

type ColumnTypes = ReadonlyMap<string, ValueType>;

interface Parts {
  readonly feature: AnyEventFeature;
  /** The value an event gives, before the conditions; null for kinds without one. */
  readonly value: string | null;
  /** What must hold of an event to take part; null when all take part. */
  readonly condition: string | null;
}

function partsOf(feature: AnyEventFeature, guards: readonly Guard[], types: ColumnTypes): Parts {
  const conditions = [...guardCondition(feature, guards), ...conditionsSql(feature.filter, 'e', types)];
  if (feature.windowDays !== null) conditions.push(`e.age_days < ${feature.windowDays}`);
  return {
    feature,
    value: valueSql(feature),
    condition: conditions.length > 0 ? conditions.join(' and ') : null,
  };
}

const given = (condition: string | null, value: string): string =>
  condition === null ? value : `case when ${condition} then ${value} end`;

/** The value of the events that take part. */
const counted = ({ condition, value }: Parts, factor = ''): string => given(condition, `${value}${factor}`);

// The sum is cast before it is divided: engines widen sums differently, and a bigint divides alike.
const total = (parts: Parts, factor?: string): string => `cast(sum(${counted(parts, factor)}) as bigint)`;

const RANK = 'e.event_rank';

/** The value at the least or greatest rank among the events that take part and have one. */
function pick(aggregate: 'max_by' | 'min_by', { condition, value }: Parts): string {
  const rank = `case when ${condition === null ? '' : `${condition} and `}${value} is not null then ${RANK} end`;
  return `${aggregate}(\n  ${value},\n  ${rank}\n)`;
}

function average(parts: Parts): string {
  const divisor = parts.feature.per === 1 ? '' : ` * ${doubleLiteral(parts.feature.per)}`;
  const count = `cast(count(${counted(parts)}) as double)${divisor}`;
  return `cast(
  ${total(parts)} as double
) / nullif(
  ${count}, 0e0
)`;
}

const decay = ({ feature }: Parts): string =>
  feature.kind === 'decayed_sum' ? ` * e.${decayColumn(feature.halfLifeDays)}` : '';

interface KindSql {
  /** Over the events of a lead. */
  readonly aggregate: (parts: Parts) => string;
  /** From the aggregate's column to the feature: absent leads filled in, units divided; as it is when left out. */
  readonly result?: (column: string, feature: AnyEventFeature) => string;
}

const orZero = (column: string): string => `coalesce(${column}, 0)`;

const divided = (value: string, divisor: number): string =>
  divisor === 1 ? value : `cast(${value} as double) / ${doubleLiteral(divisor)}`;

const KINDS: Readonly<Record<EventKind, KindSql>> = {
  count: { aggregate: ({ condition, value }) => `count(${given(condition, value ?? '1')})`, result: orZero },
  sum: { aggregate: (parts) => total(parts), result: (column, { per }) => divided(orZero(column), per) },
  avg: { aggregate: average },
  min: { aggregate: (parts) => `min(${counted(parts)})`, result: (column, { per }) => divided(column, per) },
  max: { aggregate: (parts) => `max(${counted(parts)})`, result: (column, { per }) => divided(column, per) },
  latest: { aggregate: (parts) => pick('max_by', parts) },
  earliest: { aggregate: (parts) => pick('min_by', parts) },
  distinct: { aggregate: (parts) => `count(distinct ${counted(parts)})`, result: orZero },
  exists: {
    aggregate: ({ condition }) => `max(${given(condition, '1')})`,
    result: (column) => `${orZero(column)} = 1`,
  },
  days_since_latest: { aggregate: ({ condition }) => `min(${given(condition, 'e.age_days')})` },
  decayed_sum: {
    aggregate: (parts) => total(parts, decay(parts)),
    result: (column, { per }) => divided(orZero(column), per * DECAY_ONE),
  },
};

/** The aggregate over a lead's events, before the absent are filled in and units are divided. */
export const aggregateSql = (
  feature: AnyEventFeature,
  guards: readonly Guard[],
  types: ColumnTypes,
): string => KINDS[feature.kind].aggregate(partsOf(feature, guards, types));

/** The feature itself, from the aggregate's column, for leads without any event as well. */
export function resultSql(feature: AnyEventFeature): string {
  const column = `f.${feature.name}`;
  return KINDS[feature.kind].result?.(column, feature) ?? column;
}
