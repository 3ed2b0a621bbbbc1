import { RUN_ID_HOLE } from '../queries/kpi-insert.ts';
import type { TaskState } from './asl.ts';
import { failsAt, TELL_OF_FAILURE } from './failure.ts';
import { PipelineError, type PipelineStage } from './read-pipeline.ts';
import { RETRIES } from './retries.ts';
import { type Step, stateName } from './step.ts';

const QUERY_TIMEOUT_SECONDS = 2_700;
const CALL_TIMEOUT_SECONDS = 60;
/** Iceberg takes one commit to a table at a time. */
const KPIS_AT_ONCE = 1;
/** Well below what an account may ask at once. */
const CHECKS_AT_ONCE = 4;

/** Where queries are asked. */
export interface QueryPlace {
  readonly workgroup: string;
  readonly database: string;
}

/** How a KPI is added to its journal; its run's id goes where the hole is. */
export interface KpiStatement {
  readonly kpi: string;
  readonly sql: string;
}

/** A query that must find nothing. */
export interface Check {
  readonly check: string;
  readonly sql: string;
}

/** Computes KPIs into their journal, one after the other; where one fails, the run has none. */
export function kpisStep(
  { name: stage, writes }: PipelineStage,
  statements: readonly KpiStatement[],
  place: QueryPlace,
): Step {
  const name = stateName(stage);
  const forget = `Forget${name}`;
  const journals = writes.map(({ table }) => table);
  if (journals.length !== 1) throw new PipelineError([`stage ${stage} must write one table: ${journals}`]);
  return {
    start: name,
    states: (next) => ({
      [name]: {
        Type: 'Map',
        Items: statements.map(({ kpi, sql }) => ({ kpi, sql })),
        MaxConcurrency: KPIS_AT_ONCE,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'ComputeKpi',
          States: {
            ComputeKpi: {
              ...query(`{% $replace($states.input.sql, '${RUN_ID_HOLE}', $runId) %}`, place),
              Output: '{% $states.input.kpi %}',
              Catch: [
                {
                  ErrorEquals: ['States.ALL'],
                  Output: "{% {'kpi': $states.input.kpi, 'error': $states.errorOutput.Error} %}",
                  Next: 'KpiFailed',
                },
              ],
              End: true,
            },
            KpiFailed: {
              Type: 'Fail',
              Error: "{% 'KpiFailed.' & $states.input.kpi %}",
              Cause: '{% $states.input.error %}',
            },
          },
        },
        Output: {},
        Catch: failsAt(name, forget),
        Next: next,
      },
      [forget]: {
        // half a set would be taken for the newest run's KPIs
        ...query(`{% "delete from ${journals} where run_id = '" & $runId & "'" %}`, place),
        Output: {},
        Catch: [{ ErrorEquals: ['States.ALL'], Next: TELL_OF_FAILURE }],
        Next: TELL_OF_FAILURE,
      },
    }),
  };
}

/** Asks all checks; one that finds rows fails the run. Only their number leaves Athena. */
export function checksStep(checks: readonly Check[], place: QueryPlace): Step {
  const name = 'Checks';
  const unanswered = [
    {
      ErrorEquals: ['States.ALL'],
      Output: "{% {'check': $states.input.check, 'error': $states.errorOutput.Error} %}",
      Next: 'CheckNotAnswered',
    },
  ];
  return {
    start: name,
    states: (next) => ({
      [name]: {
        Type: 'Map',
        Items: checks.map(({ check, sql }) => ({
          check,
          sql: `select count(*) as broken from (\n${sql.trim()}\n) as found`,
        })),
        MaxConcurrency: CHECKS_AT_ONCE,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'AskCheck',
          States: {
            AskCheck: {
              ...query('{% $states.input.sql %}', place),
              Output:
                "{% {'check': $states.input.check, 'query': $states.result.QueryExecution.QueryExecutionId} %}",
              Catch: unanswered,
              Next: 'ReadAnswer',
            },
            ReadAnswer: {
              Type: 'Task',
              Resource: 'arn:aws:states:::athena:getQueryResults',
              Arguments: { QueryExecutionId: '{% $states.input.query %}', MaxResults: 2 },
              // the first row holds the columns' names
              Output:
                "{% {'check': $states.input.check, 'broken': $number($states.result.ResultSet.Rows[1].Data[0].VarCharValue)} %}",
              TimeoutSeconds: CALL_TIMEOUT_SECONDS,
              Retry: RETRIES.athena,
              Catch: unanswered,
              Next: 'DoesHold',
            },
            DoesHold: {
              Type: 'Choice',
              Choices: [{ Condition: '{% $states.input.broken = 0 %}', Next: 'Holds' }],
              Default: 'CheckFailed',
            },
            Holds: { Type: 'Succeed' },
            CheckFailed: {
              Type: 'Fail',
              Error: "{% 'CheckFailed.' & $states.input.check %}",
              Cause: "{% $string($states.input.broken) & ' rows' %}",
            },
            CheckNotAnswered: {
              Type: 'Fail',
              Error: "{% 'CheckNotAnswered.' & $states.input.check %}",
              Cause: '{% $states.input.error %}',
            },
          },
        },
        Output: {},
        Catch: failsAt(name),
        Next: next,
      },
    }),
  };
}

function query(sql: string, { workgroup, database }: QueryPlace) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
    Arguments: {
      QueryString: sql,
      WorkGroup: workgroup,
      QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: database },
    },
    TimeoutSeconds: QUERY_TIMEOUT_SECONDS,
    Retry: RETRIES.athenaQuery,
  } satisfies TaskState;
}
