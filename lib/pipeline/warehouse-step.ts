import { failsAt, failure, TELL_OF_FAILURE } from './failure.ts';
import { RETRIES } from './retries.ts';
import type { Step } from './step.ts';

const REFRESH = 'RefreshWarehouse';
const WAIT = 'AwaitWarehouse';
const ASK = 'AskWarehouse';
const IS_DONE = 'IsWarehouseRefreshed';
const CALL_TIMEOUT_SECONDS = 60;
const POLL_SECONDS = 20;
/** An hour in all. */
const MOST_POLLS = 180;

/** How the warehouse is brought up to date. */
export interface WarehouseRefreshCall {
  readonly workgroupName: string;
  readonly databaseName: string;
  readonly sql: string;
}

/** Refreshes the warehouse. The Data API only takes a statement; what became of it has to be asked. */
export function warehouseStep({ workgroupName, databaseName, sql }: WarehouseRefreshCall): Step {
  return {
    start: REFRESH,
    states: (next) => ({
      [REFRESH]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:redshiftdata:executeStatement',
        Arguments: { WorkgroupName: workgroupName, Database: databaseName, Sql: sql },
        Assign: { statement: '{% $states.result.Id %}', polls: 0 },
        Output: {},
        TimeoutSeconds: CALL_TIMEOUT_SECONDS,
        Retry: RETRIES.redshiftData,
        Catch: failsAt(REFRESH),
        Next: WAIT,
      },
      [WAIT]: { Type: 'Wait', Seconds: POLL_SECONDS, Next: ASK },
      [ASK]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:redshiftdata:describeStatement',
        Arguments: { Id: '{% $statement %}' },
        Assign: { polls: '{% $polls + 1 %}' },
        Output: "{% {'status': $states.result.Status} %}",
        TimeoutSeconds: CALL_TIMEOUT_SECONDS,
        Retry: RETRIES.redshiftData,
        Catch: failsAt(REFRESH),
        Next: IS_DONE,
      },
      [IS_DONE]: {
        Type: 'Choice',
        Choices: [
          { Condition: "{% $states.input.status = 'FINISHED' %}", Next: next },
          {
            Condition: "{% $states.input.status in ['ABORTED', 'FAILED'] %}",
            Assign: failure(REFRESH, '{% $states.input.status %}'),
            Next: TELL_OF_FAILURE,
          },
          {
            Condition: `{% $polls >= ${MOST_POLLS} %}`,
            Assign: failure(REFRESH, 'TookTooLong'),
            Next: TELL_OF_FAILURE,
          },
        ],
        Default: WAIT,
      },
    }),
  };
}
