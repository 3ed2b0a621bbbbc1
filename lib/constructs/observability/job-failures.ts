import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { runbookLink } from './alarm-spec.ts';
import { JOB_FAILED_ENTRY } from './pipeline-alarms.ts';

/** How a run of a job ends that did not do its work. */
const BAD_ENDS = ['FAILED', 'TIMEOUT', 'ERROR'];

export interface JobFailuresProps {
  readonly jobNames: readonly string[];
  readonly topicArn: string;
}

/**
 * Sees runs of Glue jobs fail, tells which, and counts them: Glue itself has no count of failed runs. Its error is
 * not passed on, because nobody can say what a stack trace quotes.
 */
export class JobFailures extends Construct {
  readonly ruleName: string;

  constructor(scope: Construct, id: string, { jobNames, topicArn }: JobFailuresProps) {
    super(scope, id);
    const rule = new CfnRule(this, 'Rule', {
      description: 'Runs of Glue jobs that failed',
      eventPattern: {
        source: ['aws.glue'],
        'detail-type': ['Glue Job State Change'],
        detail: { jobName: jobNames, state: BAD_ENDS },
      },
      targets: [
        {
          id: 'Alerts',
          arn: topicArn,
          inputTransformer: {
            inputPathsMap: { job: '$.detail.jobName', run: '$.detail.jobRunId', state: '$.detail.state' },
            inputTemplate: `"Glue job <job>, run <run>: <state>. What to do: ${runbookLink(JOB_FAILED_ENTRY)}"`,
          },
        },
      ],
    });
    this.ruleName = rule.ref;
  }
}
