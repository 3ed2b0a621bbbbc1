import { type Burst, type Guard, NO_GUARD } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { conditionsSql } from '../sql/condition-sql.ts';
import { step } from '../sql/model-text.ts';
import type { AnyEventFeature } from './event-value-sql.ts';

type ColumnTypes = ReadonlyMap<string, ValueType>;

/** Column of an event that says whether any guard ignores it. */
const IGNORED = 'ignored';

// The ending keeps these apart from all other columns and steps.
const ignoredBy = (guard: string): string => `${guard}_${IGNORED}`;
const crowdsOf = (guard: string): string => `${guard}_crowds`;

const allOf = (guard: Guard, types: ColumnTypes): string =>
  conditionsSql(guard.when, 'e', types).join(' and ');

function burstSql(guard: Guard, { by, moreThan, withinMs }: Burst, types: ColumnTypes): string {
  return `-- ${guard.what}.
select
  lead_id,
  source,
  event_id
from (
  select
    e.lead_id,
    e.source,
    e.event_id,
    count(*) over (
      partition by e.lead_id, e.${by} order by e.event_time_ms asc
      range between ${withinMs} preceding and current row
    ) as event_count
  from feature_point_events as e
  where ${allOf(guard, types)} and e.${by} is not null
) as counted
where event_count > ${moreThan}`;
}

/** The events that lie in a burst, a step for each guard that looks for one. */
export const burstSteps = (guards: readonly Guard[], types: ColumnTypes): string[] =>
  guards.flatMap((guard) =>
    guard.burst === null ? [] : [step(crowdsOf(guard.name), burstSql(guard, guard.burst, types))],
  );

/** Brings to each event whether it lies in a burst. */
export const burstJoins = (guards: readonly Guard[]): string[] =>
  guards
    .filter(({ burst }) => burst !== null)
    .map(({ name }) => {
      const crowds = crowdsOf(name);
      const same = ['lead_id', 'source', 'event_id'].map((column) => `${crowds}.${column} = e.${column}`);
      return `left join ${crowds}\n  on ${same.join('\n  and ')}`;
    });

/** Which events are ignored, by any guard and by those that a feature asks for. */
export function guardColumns(
  guards: readonly Guard[],
  features: readonly AnyEventFeature[],
  types: ColumnTypes,
): string[] {
  if (guards.length === 0) return [];
  const asked = new Set(features.map(({ guard }) => guard));
  const ignores = (guard: Guard): string =>
    guard.burst === null ? allOf(guard, types) : `${crowdsOf(guard.name)}.event_id is not null`;
  const flag = (conditions: readonly string[], column: string): string =>
    `case when ${conditions.join(' or ')} then true else false end as ${column}`;
  return [
    ...(asked.has(null)
      ? [
          flag(
            guards.map((guard) => bracketed(ignores(guard))),
            IGNORED,
          ),
        ]
      : []),
    ...guards
      .filter(({ name }) => asked.has(name))
      .map((guard) => flag([ignores(guard)], ignoredBy(guard.name))),
  ];
}

const bracketed = (condition: string): string => (condition.includes(' and ') ? `(${condition})` : condition);

/** What a feature's guard makes a condition of: by default an event that is ignored takes no part. */
export function guardCondition({ guard }: AnyEventFeature, guards: readonly Guard[]): string[] {
  if (guards.length === 0 || guard === NO_GUARD) return [];
  return [guard === null ? `not e.${IGNORED}` : `e.${ignoredBy(guard)}`];
}
