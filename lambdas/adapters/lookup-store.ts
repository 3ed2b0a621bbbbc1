import type { RateLookups } from '#domain/features/fold/rate-lookup.ts';

/** The rates of the population as the pipeline last published them. */
export interface PublishedLookups {
  /** As-of of the run that worked them out; null where none has been published. */
  readonly asOfMs: number | null;
  readonly lookups: RateLookups;
}

/** One rate that is new or has changed. `value` is what leads have in common, null for all leads. */
export interface RateChange {
  /** Name of the lookup-rate feature. */
  readonly feature: string;
  readonly value: string | null;
  /** Null: there is no such rate any more. */
  readonly rate: number | null;
}

/** Population lookups in the operational store, so that scoring never asks the lake. */
export interface LookupStore {
  read(): Promise<PublishedLookups>;
  /** Writes what has changed, then the as-of; repeated after it was cut short, it ends the same. */
  publish(changes: readonly RateChange[], asOfMs: number): Promise<void>;
}
