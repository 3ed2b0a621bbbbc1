import * as z from 'zod';
import {
  type Environment,
  type GateEnvironment,
  readEnvironmentWith,
  requiredText,
} from '../validation/env.ts';

/** A profile is scored from so many of its events at most, the newest. */
export const DEFAULT_MAX_EVENTS = 500;

/** What the scoring function's environment says: all that the gate's does, and where profiles, bus and model are. */
export interface ScoringEnvironment extends GateEnvironment {
  readonly profilesTable: string;
  /** Name of the event bus. */
  readonly eventBus: string;
  /** Bucket of the models. */
  readonly modelsBucket: string;
  readonly maxEvents: number;
  /** Events leave the profiles so long after they happened, and nothing else does; null: never. */
  readonly eventsKeptDays: number | null;
}

const wholeNumber = z.coerce
  .number({ error: 'must be a number' })
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be at least 1' });

/** How many of its newest events a profile is read with. */
export const maxEvents = wholeNumber.default(DEFAULT_MAX_EVENTS);

const environment = z.object({
  LEAD_LAKE_PROFILES_TABLE: requiredText,
  LEAD_LAKE_EVENT_BUS: requiredText,
  LEAD_LAKE_MODELS_BUCKET: requiredText,
  LEAD_LAKE_MAX_EVENTS: maxEvents,
  LEAD_LAKE_EVENTS_KEPT_DAYS: wholeNumber.optional(),
});

/** @throws EnvironmentError naming each variable at fault. */
export function readScoringEnvironment(env: Environment): ScoringEnvironment {
  const { gate, own } = readEnvironmentWith(env, environment, 'scoring');
  return {
    ...gate,
    profilesTable: own.LEAD_LAKE_PROFILES_TABLE,
    eventBus: own.LEAD_LAKE_EVENT_BUS,
    modelsBucket: own.LEAD_LAKE_MODELS_BUCKET,
    maxEvents: own.LEAD_LAKE_MAX_EVENTS,
    eventsKeptDays: own.LEAD_LAKE_EVENTS_KEPT_DAYS ?? null,
  };
}
