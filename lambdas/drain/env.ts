import * as z from 'zod';
import {
  type Environment,
  EnvironmentError,
  type GateEnvironment,
  problemsOf,
  readEnvironment,
  requiredText,
} from '../validation/env.ts';

/** What the drain's environment says: all that the gate's does, and where that waits which the gate never got. */
export interface DrainEnvironment extends GateEnvironment {
  readonly failuresBucket: string;
}

const environment = z.object({ LEAD_LAKE_FAILURES_BUCKET: requiredText });

/** @throws EnvironmentError naming each variable at fault. */
export function readDrainEnvironment(env: Environment): DrainEnvironment {
  const own = environment.safeParse(env);
  const gate = gateEnvironment(env);
  if (!own.success || gate instanceof EnvironmentError) {
    const problems = gate instanceof EnvironmentError ? gate.problems : [];
    throw new EnvironmentError([...problems, ...problemsOf(own.error)], 'the drain');
  }
  return { ...gate, failuresBucket: own.data.LEAD_LAKE_FAILURES_BUCKET };
}

function gateEnvironment(env: Environment): GateEnvironment | EnvironmentError {
  try {
    return readEnvironment(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}
