import type { AlarmSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

export interface DeadLetterWatch {
  /** What people call what is in the queue. */
  readonly label: string;
  readonly queueName: string;
}

export interface CrmWatch {
  readonly busName: string;
  /** Name of the rule that tells the CRM. */
  readonly ruleName: string;
}

/** What was given up on and waits for a person. */
export function deadLetterAlarms(queues: readonly DeadLetterWatch[]): AlarmSpec[] {
  return queues.map(({ label, queueName }) => ({
    entry: 'Dead letters wait',
    about: label,
    urgency: 'warn',
    meaning: `Something could not be done for ${label} in all tries, and waits in a queue for 14 days.`,
    metrics: {
      waiting: {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: queueName },
        statistic: 'Maximum',
      },
    },
    raisedWhen: { is: '>', than: 0 },
    periodSeconds: 300,
    periods: 1,
    // a queue that nobody has used for hours says nothing
    withoutData: 'notBreaching',
  }));
}

/** Changes of band that the CRM did not hear of, and that are in no queue either. */
export function crmAlarms({ busName, ruleName }: CrmWatch): AlarmSpec[] {
  const ofRule = (name: string) => sum('AWS/Events', name, { EventBusName: busName, RuleName: ruleName });
  return [
    {
      entry: 'The CRM was not told',
      urgency: 'warn',
      meaning: 'Changes of band did not reach the CRM and could not be kept for later either.',
      metrics: {
        failed: ofRule('FailedInvocations'),
        unkept: ofRule('InvocationsFailedToBeSentToDlq'),
      },
      expression: 'FILL(failed, 0) + FILL(unkept, 0)',
      raisedWhen: { is: '>', than: 0 },
      periodSeconds: 300,
      periods: 1,
      withoutData: 'notBreaching',
    },
  ];
}
