import { failsAt, failure, TELL_OF_FAILURE } from './failure.ts';
import { RETRIES } from './retries.ts';
import type { Step } from './step.ts';

const BEGIN = 'Begin';
const LOOK = 'LookForOtherRuns';
const IS_ALONE = 'IsAlone';
const LOOK_TIMEOUT_SECONDS = 60;

/** Sorts by start time, as on one machine; the same however often the execution is taken up again. */
const RUN_ID =
  "$fromMillis($toMillis($states.context.Execution.StartTime), '[Y0001][M01][D01]T[H01][m01][s01][f001]Z-') & " +
  "$substring($hash($states.context.Execution.Id, 'SHA-256'), 0, 6)";

/**
 * Gives the run its id and its time, and sees to it that there is one run at a time: two would write the same
 * tables. Input may say otherwise: `as_of` (a time no earlier than the last run's), `since` (an arrival day from
 * which on to look for objects, where some were stored long after they had arrived).
 */
export const beginStep: Step = {
  start: BEGIN,
  states: (next) => ({
    [BEGIN]: {
      Type: 'Pass',
      Assign: {
        runId: `{% ${RUN_ID} %}`,
        asOf: '{% $exists($states.input.as_of) ? $states.input.as_of : $states.context.Execution.StartTime %}',
        since: "{% $exists($states.input.since) ? $states.input.since : 'last-run' %}",
      },
      Next: LOOK,
    },
    [LOOK]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sfn:listExecutions',
      Arguments: {
        StateMachineArn: '{% $states.context.StateMachine.Id %}',
        StatusFilter: 'RUNNING',
        MaxResults: 10,
      },
      Output:
        "{% {'others': $count($states.result.Executions[ExecutionArn != $states.context.Execution.Id])} %}",
      TimeoutSeconds: LOOK_TIMEOUT_SECONDS,
      Retry: RETRIES.stepFunctions,
      Catch: failsAt(BEGIN),
      Next: IS_ALONE,
    },
    [IS_ALONE]: {
      Type: 'Choice',
      Choices: [
        {
          Condition: '{% $states.input.others > 0 %}',
          Assign: failure(BEGIN, 'AnotherRunIsUnderWay'),
          Next: TELL_OF_FAILURE,
        },
      ],
      Default: next,
    },
  }),
};
