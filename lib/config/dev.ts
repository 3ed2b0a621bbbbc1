import type { EnvironmentInput } from './environment-config.ts';

/** A place to try things: small, and gone when it is deleted. */
export const dev: EnvironmentInput = {
  name: 'dev',
  isProtected: false,
  pipeline: { workers: 2 },
  storage: { logsKeptDays: 30 },
  alarms: { monthlyBudgetUsd: 200 },
};
