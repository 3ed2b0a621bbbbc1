import * as z from 'zod';
import {
  type Environment,
  type GateEnvironment,
  readEnvironmentWith,
  requiredText,
} from '../validation/env.ts';

/** What the drain's environment says: all that the gate's does, and where that waits which the gate never got. */
export interface DrainEnvironment extends GateEnvironment {
  readonly failuresBucket: string;
}

const environment = z.object({ LEAD_LAKE_FAILURES_BUCKET: requiredText });

/** @throws EnvironmentError naming each variable at fault. */
export function readDrainEnvironment(env: Environment): DrainEnvironment {
  const { gate, own } = readEnvironmentWith(env, environment, 'the drain');
  return { ...gate, failuresBucket: own.LEAD_LAKE_FAILURES_BUCKET };
}
