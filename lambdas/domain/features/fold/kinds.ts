import { DECAY_ONE } from '../decay-table.ts';
import type { EventKind } from '../feature-kind.ts';
import type { AgedEvent } from './aged-events.ts';
import type { FeatureScalar } from './feature-values.ts';
import type { ScorableEvent } from './scorable-event.ts';

/** A feature with all that does not hang on a lead worked out beforehand. */
export interface Parts {
  /** What an event gives; null when it gives nothing. */
  readonly given: (event: ScorableEvent) => FeatureScalar;
  /** Millionths by age in days; empty for the kinds that do not decay. */
  readonly decay: readonly number[];
  readonly per: number;
}

type Events = readonly AgedEvent[];

/** From the events that take part (they pass the filter and lie in the window), earliest first, to the feature. */
export type EventFold = (events: Events) => FeatureScalar;

type Step<T> = (soFar: T, value: number, ageDays: number) => T;

/** Takes in the numbers that events give. */
function reduce<T>({ given }: Parts, events: Events, start: T, step: Step<T>): T {
  let result = start;
  for (const { event, ageDays } of events) {
    const value = given(event);
    if (typeof value === 'number') result = step(result, value, ageDays);
  }
  return result;
}

const total = (parts: Parts, events: Events): number => reduce(parts, events, 0, (sum, value) => sum + value);

function count({ given }: Parts, events: Events): number {
  let found = 0;
  for (const { event } of events) if (given(event) !== null) found += 1;
  return found;
}

const extreme =
  (parts: Parts, choose: (a: number, b: number) => number): EventFold =>
  (events) => {
    const found = reduce<number | null>(parts, events, null, (best, value) =>
      best === null ? value : choose(best, value),
    );
    return found === null ? null : found / parts.per;
  };

function earliest({ given }: Parts, events: Events): FeatureScalar {
  for (const { event } of events) {
    const value = given(event);
    if (value !== null) return value;
  }
  return null;
}

function latest({ given }: Parts, events: Events): FeatureScalar {
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const aged = events[i];
    const value = aged === undefined ? null : given(aged.event);
    if (value !== null) return value;
  }
  return null;
}

function distinct({ given }: Parts, events: Events): number {
  const values = new Set(events.map(({ event }) => given(event)));
  values.delete(null);
  return values.size;
}

/**
 * Each kind's own fold. Sums are whole numbers, divided once at the end, so that the compiled SQL and this come
 * to the same double.
 */
export const FOLDS: Readonly<Record<EventKind, (parts: Parts) => EventFold>> = {
  count: (parts) => (events) => count(parts, events),
  sum: (parts) => (events) => total(parts, events) / parts.per,
  avg: (parts) => (events) => {
    const counted = count(parts, events);
    return counted === 0 ? null : total(parts, events) / (counted * parts.per);
  },
  min: (parts) => extreme(parts, Math.min),
  max: (parts) => extreme(parts, Math.max),
  latest: (parts) => (events) => latest(parts, events),
  earliest: (parts) => (events) => earliest(parts, events),
  distinct: (parts) => (events) => distinct(parts, events),
  exists: () => (events) => events.length > 0,
  days_since_latest: () => (events) => events.at(-1)?.ageDays ?? null,
  decayed_sum: (parts) => (events) =>
    reduce(parts, events, 0, (sum, value, ageDays) => sum + value * (parts.decay[ageDays] ?? 0)) /
    (parts.per * DECAY_ONE),
};
