import { failsAt } from './failure.ts';
import { RETRIES } from './retries.ts';
import type { Step } from './step.ts';

const PUBLISH = 'PublishKpis';
/** Longer than the function's own time-out, so that it is the one to say why. */
const TIMEOUT_SECONDS = 360;

/** Publishes the run's KPIs; a KPI that is missing fails the run. */
export function publishStep(functionArn: string): Step {
  return {
    start: PUBLISH,
    states: (next) => ({
      [PUBLISH]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: functionArn, Payload: { run_id: '{% $runId %}' } },
        Output: {},
        TimeoutSeconds: TIMEOUT_SECONDS,
        Retry: RETRIES.lambda,
        Catch: failsAt(PUBLISH),
        Next: next,
      },
    }),
  };
}
