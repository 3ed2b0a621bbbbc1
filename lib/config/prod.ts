import type { EnvironmentInput } from './environment-config.ts';

/** The lake people work with: keeps everything, with warehouse and dashboards. */
export const prod: EnvironmentInput = {
  name: 'prod',
  warehouse: { isEnabled: true },
  dashboards: {
    isEnabled: true,
    // the owner of the dashboards: put the ARN of your own group here
    principalArn: 'arn:aws:quicksight:us-east-1:111122223333:group/default/lead-lake',
  },
  storage: { logsKeptDays: 365 },
  alarms: { monthlyBudgetUsd: 2_000 },
};
