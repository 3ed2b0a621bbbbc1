import { failsAt } from './failure.ts';
import { RETRIES } from './retries.ts';
import { type Step, stateName } from './step.ts';

/** Longer than a function may run, so that it is the one to say why. */
const TIMEOUT_SECONDS = 16 * 60;

/** Runs a stage that is a function: it is told of the run, and says how it went in metrics of its own. */
export function functionStep(stage: string, functionArn: string): Step {
  const name = stateName(stage);
  return {
    start: name,
    states: (next) => ({
      [name]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: {
          FunctionName: functionArn,
          Payload: { run_id: '{% $runId %}', as_of: '{% $asOf %}' },
        },
        Output: {},
        TimeoutSeconds: TIMEOUT_SECONDS,
        Retry: RETRIES.stageFunction,
        Catch: failsAt(name),
        Next: next,
      },
    }),
  };
}
