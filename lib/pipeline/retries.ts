import type { Retrier } from './asl.ts';

/** A service that was busy, or did not answer; nothing has happened yet. */
const BUSY = { IntervalSeconds: 10, MaxAttempts: 5, BackoffRate: 2 };

/** Another run of the job may be under way, started by hand: an hour is given for it to end. */
const JOB_IS_TAKEN: Retrier = {
  ErrorEquals: ['Glue.ConcurrentRunsExceededException', 'Glue.ResourceNumberLimitExceededException'],
  IntervalSeconds: 60,
  MaxAttempts: 6,
  BackoffRate: 2,
};

/** A job or query that failed: Step Functions has this one name for it, whatever broke inside. */
const failedOnce = (attempts: number): Retrier => ({
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 60,
  MaxAttempts: attempts,
  BackoffRate: 2,
});

const FUNCTION_IS_BUSY: Retrier = {
  ...BUSY,
  ErrorEquals: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
};

/**
 * What is tried again, by the service that is asked. A stage and a query may be run twice: a stage computes what it
 * replaces from what it reads, a KPI that is there already is not added again.
 */
export const RETRIES = {
  glueJob: [
    JOB_IS_TAKEN,
    {
      ...BUSY,
      ErrorEquals: [
        'Glue.InternalServiceException',
        'Glue.OperationTimeoutException',
        'Glue.ThrottlingException',
      ],
    },
    failedOnce(1),
  ],
  athenaQuery: [
    {
      ...BUSY,
      ErrorEquals: ['Athena.TooManyRequestsException', 'Athena.InternalServerException'],
    },
    failedOnce(2),
  ],
  athena: [
    {
      ...BUSY,
      ErrorEquals: ['Athena.TooManyRequestsException', 'Athena.InternalServerException'],
    },
  ],
  lambda: [FUNCTION_IS_BUSY],
  /** A stage that is a function: whatever broke, a time-out included, it goes on where it was when run again. */
  stageFunction: [FUNCTION_IS_BUSY, failedOnce(2)],
  s3: [{ ...BUSY, ErrorEquals: ['S3.S3Exception', 'S3.SdkClientException'] }],
  cloudWatch: [{ ...BUSY, ErrorEquals: ['CloudWatch.CloudWatchException', 'CloudWatch.SdkClientException'] }],
  stepFunctions: [{ ...BUSY, ErrorEquals: ['Sfn.SfnException', 'Sfn.SdkClientException'] }],
  redshiftData: [
    {
      ...BUSY,
      ErrorEquals: [
        'RedshiftData.ActiveStatementsExceededException',
        'RedshiftData.RedshiftDataException',
        'RedshiftData.SdkClientException',
      ],
    },
  ],
  sns: [
    {
      ...BUSY,
      ErrorEquals: ['SNS.InternalErrorException', 'SNS.ThrottledException', 'SNS.SdkClientException'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Retrier[]>>;
