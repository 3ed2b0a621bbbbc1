import * as z from 'zod';
import { maxEvents } from '../scoring/env.ts';
import { type Environment, EnvironmentError, problemsOf, requiredText } from '../validation/env.ts';

/** What the function's environment says. */
export interface PublishEnvironment {
  /** Bucket of the score log. */
  readonly bucket: string;
  readonly profilesTable: string;
  readonly eventBus: string;
  /** Bucket of the promoted model. */
  readonly modelsBucket: string;
  /** A profile is read with so many of its events at most. */
  readonly maxEvents: number;
  readonly database: string;
  readonly workgroup: string;
}

const environment = z.object({
  LEAD_LAKE_BUCKET: requiredText,
  LEAD_LAKE_PROFILES_TABLE: requiredText,
  LEAD_LAKE_EVENT_BUS: requiredText,
  LEAD_LAKE_MODELS_BUCKET: requiredText,
  LEAD_LAKE_MAX_EVENTS: maxEvents,
  LEAD_LAKE_DATABASE: requiredText,
  LEAD_LAKE_WORKGROUP: requiredText,
});
export type EnvironmentVariable = keyof z.input<typeof environment>;

/** @throws EnvironmentError naming each variable at fault. */
export function readPublishEnvironment(env: Environment): PublishEnvironment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new EnvironmentError(problemsOf(parsed.error), 'publishing');
  const { data } = parsed;
  return {
    bucket: data.LEAD_LAKE_BUCKET,
    profilesTable: data.LEAD_LAKE_PROFILES_TABLE,
    eventBus: data.LEAD_LAKE_EVENT_BUS,
    modelsBucket: data.LEAD_LAKE_MODELS_BUCKET,
    maxEvents: data.LEAD_LAKE_MAX_EVENTS,
    database: data.LEAD_LAKE_DATABASE,
    workgroup: data.LEAD_LAKE_WORKGROUP,
  };
}
