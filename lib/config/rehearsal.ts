import type { EnvironmentInput } from './environment-config.ts';

/** What `npm run rehearse` deploys to a stand-in for AWS: like `dev`, with two shards that need not wait to fill. */
export const rehearsal: EnvironmentInput = {
  name: 'rehearsal',
  isProtected: false,
  stream: { provisionedShards: 2, batchWindowSeconds: 0 },
  pipeline: { workers: 2 },
  storage: { logsKeptDays: 30 },
  alarms: { monthlyBudgetUsd: 200 },
};
