import type { TaskState } from './asl.ts';
import { failsAt } from './failure.ts';
import { RETRIES } from './retries.ts';
import { STAGE_DIMENSION } from './stage-metrics.ts';
import { type Step, stateName } from './step.ts';

/** Under this prefix each run leaves a folder with what its stages report. */
export const RUNS_PREFIX = 'runs';

/** Added to a job's own time-out, which counts from when it has got its workers. */
const QUEUE_MINUTES = 15;
const CALL_TIMEOUT_SECONDS = 60;

export interface JobStepProps {
  readonly stage: string;
  readonly jobName: string;
  readonly jobTimeoutMinutes: number;
  /** Bucket in which jobs leave their reports. */
  readonly reportsBucket: string;
  /** Where metrics lie. */
  readonly metricsNamespace: string;
}

/**
 * Runs a stage as its Glue job, then publishes what it reports of itself. The state machine publishes rather than
 * the job: CloudWatch takes metrics only from who may publish any, and so there is one who may, not one per job.
 */
export function jobStep(props: JobStepProps): Step {
  const { stage, jobName, jobTimeoutMinutes, reportsBucket, metricsNamespace } = props;
  const run = stateName(stage);
  const read = `Read${run}Report`;
  const publish = `Publish${run}Metrics`;
  const job: TaskState = {
    Type: 'Task',
    Resource: 'arn:aws:states:::glue:startJobRun.sync',
    Arguments: {
      JobName: jobName,
      Arguments: { '--run_id': '{% $runId %}', '--as_of': '{% $asOf %}', '--since': '{% $since %}' },
    },
    Output: {},
    TimeoutSeconds: (jobTimeoutMinutes + QUEUE_MINUTES) * 60,
    Retry: RETRIES.glueJob,
    Catch: failsAt(run),
    Next: read,
  };
  const report: TaskState = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
    Arguments: {
      Bucket: reportsBucket,
      Key: `{% '${RUNS_PREFIX}/run_id=' & $runId & '/${stage}.json' %}`,
    },
    Output: "{% {'metrics': $parse($states.result.Body).metrics} %}",
    TimeoutSeconds: CALL_TIMEOUT_SECONDS,
    Retry: RETRIES.s3,
    Catch: failsAt(read),
    Next: publish,
  };
  const metrics: Omit<TaskState, 'Next'> = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:cloudwatch:putMetricData',
    Arguments: {
      Namespace: metricsNamespace,
      MetricData:
        "{% [$states.input.metrics.{'MetricName': name, 'Unit': unit, 'Value': value, " +
        `'Dimensions': [{'Name': '${STAGE_DIMENSION}', 'Value': '${stage}'}]}] %}`,
    },
    Output: {},
    TimeoutSeconds: CALL_TIMEOUT_SECONDS,
    Retry: RETRIES.cloudWatch,
    Catch: failsAt(publish),
  };
  return {
    start: run,
    states: (next) => ({ [run]: job, [read]: report, [publish]: { ...metrics, Next: next } }),
  };
}
