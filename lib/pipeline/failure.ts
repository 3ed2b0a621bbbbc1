import type { Catcher, States } from './asl.ts';
import { RETRIES } from './retries.ts';

/** Where every failure goes. */
export const TELL_OF_FAILURE = 'TellOfFailure';
const FAILED = 'Failed';
const TELL_TIMEOUT_SECONDS = 60;

/**
 * Whatever goes wrong in a step ends the run, at once or after `clearUp`. Only the error's name is passed on: what a
 * service says beside it may quote a row.
 */
export function failsAt(step: string, clearUp = TELL_OF_FAILURE): readonly Catcher[] {
  return [
    {
      ErrorEquals: ['States.ALL'],
      Assign: failure(step, '{% $states.errorOutput.Error %}'),
      Next: clearUp,
    },
  ];
}

/** What the end is told of a failure. */
export function failure(step: string, error: string) {
  return { failure: { step, error } };
}

/** The end of a run that failed; nobody to be told is no reason to call it a success. */
export function failureStates(topicArn: string): States {
  return {
    [TELL_OF_FAILURE]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Arguments: {
        TopicArn: topicArn,
        Subject: "{% 'Lead lake: the pipeline failed at ' & $failure.step %}",
        Message:
          "{% 'Run ' & $runId & ' failed at ' & $failure.step & ' (' & $failure.error & '): ' & $states.context.Execution.Id %}",
      },
      TimeoutSeconds: TELL_TIMEOUT_SECONDS,
      Retry: RETRIES.sns,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: FAILED }],
      Next: FAILED,
    },
    [FAILED]: {
      Type: 'Fail',
      Error: 'PipelineFailed',
      Cause: "{% $failure.step & ': ' & $failure.error %}",
    },
  };
}
