import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** A start that does not succeed within the hour is the late pipeline's alarm to tell. */
const RETRIES = { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 };

export interface DailyScheduleProps {
  readonly stateMachine: IStateMachine;
  /** Hour at which it starts (UTC). */
  readonly utcHour: number;
}

/** Starts the pipeline every day. */
export class DailySchedule extends Construct {
  constructor(scope: Construct, id: string, { stateMachine, utcHour }: DailyScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: 'Lead lake: starts the pipeline',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [stateMachine.stateMachineArn],
      }),
    );
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Lead lake: starts the pipeline every day',
      scheduleExpression: `cron(0 ${utcHour} * * ? *)`,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachine.stateMachineArn,
        roleArn: role.roleArn,
        input: '{}',
        retryPolicy: RETRIES,
      },
    });
    schedule.node.addDependency(role);
  }
}
