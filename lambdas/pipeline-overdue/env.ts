import * as z from 'zod';
import type { Timetable } from './overdue.ts';

/** What the function's environment says. */
export interface OverdueEnvironment {
  readonly lake: string;
  readonly stateMachineArn: string;
  readonly timetable: Timetable;
}

/** The environment cannot be run with; names each variable at fault. */
export class OverdueEnvironmentError extends Error {
  override readonly name = 'OverdueEnvironmentError';

  constructor(problems: readonly string[]) {
    super(`the environment of the check on the pipeline cannot be used: ${problems.join('; ')}`);
  }
}

const text = z.string({ error: 'is missing' }).min(1, { error: 'is empty' });
const hour = text.regex(/^([0-9]|1[0-9]|2[0-3])$/, { error: 'must be an hour, 0 to 23' }).transform(Number);

const environment = z.object({
  LEAD_LAKE_ENVIRONMENT: text,
  LEAD_LAKE_STATE_MACHINE: text,
  LEAD_LAKE_STARTS_AT_HOUR: hour,
  LEAD_LAKE_FINISHED_BY_HOUR: hour,
});

/** @throws OverdueEnvironmentError naming each variable at fault. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): OverdueEnvironment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new OverdueEnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const { data } = parsed;
  return {
    lake: data.LEAD_LAKE_ENVIRONMENT,
    stateMachineArn: data.LEAD_LAKE_STATE_MACHINE,
    timetable: {
      startsAtUtcHour: data.LEAD_LAKE_STARTS_AT_HOUR,
      finishedByUtcHour: data.LEAD_LAKE_FINISHED_BY_HOUR,
    },
  };
}
