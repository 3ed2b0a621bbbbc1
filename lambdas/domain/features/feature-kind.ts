import type { ValueType } from './value-type.ts';

/** What a kind of feature aggregates. */
export type ValueNeed = 'none' | 'optional' | 'integer' | 'any';

interface KindFacts {
  /** Which `value` the kind takes; `optional` and `any` take columns only. */
  readonly value: ValueNeed;
  /** The type of the result; `value` means that of the aggregated column. */
  readonly result: ValueType | 'value';
  /** Whether `per` may divide the result (which makes it a double). */
  readonly divides: boolean;
  /** Whether the kind means nothing without a filter. */
  readonly needsFilter?: true;
}

/** The kinds that look at the events of one lead only, and what each of them asks for. */
export const EVENT_KINDS = {
  count: { value: 'optional', result: 'bigint', divides: false },
  sum: { value: 'integer', result: 'bigint', divides: true },
  avg: { value: 'integer', result: 'double', divides: true },
  min: { value: 'integer', result: 'bigint', divides: true },
  max: { value: 'integer', result: 'bigint', divides: true },
  latest: { value: 'any', result: 'value', divides: false },
  earliest: { value: 'any', result: 'value', divides: false },
  distinct: { value: 'any', result: 'bigint', divides: false },
  exists: { value: 'none', result: 'boolean', divides: false, needsFilter: true },
  days_since_latest: { value: 'none', result: 'bigint', divides: false },
  decayed_sum: { value: 'integer', result: 'double', divides: true },
} as const satisfies Record<string, KindFacts>;

export type EventKind = keyof typeof EVENT_KINDS;

/** Every kind: those of one lead's events, and the rate looked up in the population. */
export const FEATURE_KINDS = [...(Object.keys(EVENT_KINDS) as EventKind[]), 'lookup_rate'] as const;

/** What a kind asks for, typed alike for all of them. */
export const kindFacts = (kind: EventKind): KindFacts => EVENT_KINDS[kind];
