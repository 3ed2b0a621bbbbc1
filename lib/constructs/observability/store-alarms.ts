import type { AlarmSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

/** Whether the table of profiles turns requests away. */
export function storeAlarms({ tableName }: { readonly tableName: string }): AlarmSpec[] {
  const events = (name: string) => sum('AWS/DynamoDB', name, { TableName: tableName });
  return [
    {
      entry: 'The profiles table is throttled',
      urgency: 'warn',
      meaning: 'The table of lead profiles has turned requests away.',
      metrics: { reads: events('ReadThrottleEvents'), writes: events('WriteThrottleEvents') },
      expression: 'FILL(reads, 0) + FILL(writes, 0)',
      raisedWhen: { is: '>=', than: 1 },
      periodSeconds: 300,
      periods: 3,
      badPeriods: 2,
      withoutData: 'notBreaching',
    },
  ];
}
