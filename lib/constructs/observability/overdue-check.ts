import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../../config/index.ts';
import { LakeFunction } from '../lake-function.ts';

/** Minutes after the hour: a run that ends on the stroke of its hour has ended. */
const MINUTE = '5';

export interface OverdueCheckProps {
  readonly config: EnvironmentConfig;
  readonly logsKey: IKey;
  readonly stateMachineArn: string;
}

/**
 * Asks Step Functions every hour whether the run that has to be finished by now is, and publishes the answer.
 *
 * An alarm over CloudWatch's own count of successes cannot tell: it looks back a number of hours from now, so a run
 * by hand in the afternoon would hide that the next night's never ended, and the bound would move with the hour at
 * which the last run happened to finish. Neither can one over a day, whose days begin when CloudWatch pleases.
 */
export class OverdueCheck extends Construct {
  readonly function: LakeFunction;

  constructor(scope: Construct, id: string, { config, logsKey, stateMachineArn }: OverdueCheckProps) {
    super(scope, id);
    const { startsAtUtcHour, finishedByUtcHour } = config.pipeline;
    this.function = new LakeFunction(this, 'Function', {
      name: 'pipeline-overdue',
      description: 'Checks whether the run of the pipeline that is due has succeeded',
      logsKey,
      logsKeptDays: config.storage.logsKeptDays,
      environment: {
        LEAD_LAKE_ENVIRONMENT: config.name,
        LEAD_LAKE_STATE_MACHINE: stateMachineArn,
        LEAD_LAKE_STARTS_AT_HOUR: String(startsAtUtcHour),
        LEAD_LAKE_FINISHED_BY_HOUR: String(finishedByUtcHour),
      },
      statements: [
        new PolicyStatement({
          actions: ['states:DescribeStateMachine', 'states:ListExecutions'],
          resources: [stateMachineArn],
        }),
      ],
    });
    new Rule(this, 'Schedule', {
      description: 'Starts the check whether the pipeline is late',
      schedule: Schedule.cron({ minute: MINUTE }),
      targets: [new LambdaFunction(this.function.function)],
    });
  }
}
