import { LOOK_EVERY_MS, runLake } from '#cli/aws/run/run-lake.ts';
import { createTestContext } from '../../commands/test-context.ts';
import { type Answers, awsError, fakeLake, PARAMETERS, refusing } from '../fake-aws.ts';
import { WHOLE_RUN } from './history-events.ts';

const ARN = 'arn:aws:states:us-east-1:111122223333:execution:pipeline:x';

/** A pipeline whose state at each look is the next of `looks`. */
function pipeline(looks: readonly { status: string; events: number; cause?: string }[]): Answers {
  let look = -1;
  return {
    StartExecution: () => ({ executionArn: ARN }),
    DescribeExecution: () => {
      look += 1;
      const { status, cause } = looks[look] ?? { status: 'SUCCEEDED', cause: undefined };
      return { status, cause };
    },
    // in two pages
    GetExecutionHistory: ({ nextToken }: { nextToken?: string }) => {
      const events = WHOLE_RUN.slice(0, looks[look]?.events);
      return nextToken === undefined
        ? { events: events.slice(0, 2), nextToken: 'more' }
        : { events: events.slice(2) };
    },
  };
}

async function follow(answers: Answers, asOf?: string) {
  const { lake, inputsOf } = fakeLake(answers);
  const { context, written } = createTestContext();
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
  };
  const report = runLake(lake, asOf, { ...context, sleep });
  return { report: await report, inputsOf, written, pauses };
}

describe('lake run on AWS', () => {
  it('follows the state machine to its end, and reports as on one machine', async () => {
    const { report, pauses, written } = await follow(
      pipeline([
        { status: 'RUNNING', events: 3 },
        { status: 'RUNNING', events: 7 },
        { status: 'SUCCEEDED', events: WHOLE_RUN.length },
      ]),
    );
    expect(report).toEqual({
      run_id: 'r-1',
      as_of_ms: Date.UTC(2025, 0, 31, 3),
      engine: 'glue',
      stages: [
        { stage: 'process', seconds: 60, rows_in: 120, rows_out: 90, tables: {} },
        { stage: 'kpis', seconds: 8, rows_in: null, rows_out: null, tables: {} },
      ],
    });
    expect(pauses).toEqual([LOOK_EVERY_MS, LOOK_EVERY_MS]);
    expect(written.stderr).toBe(
      `started ${ARN}; it goes on where you stop looking\nprocess   60 s\nkpis      8 s\n`,
    );
  });

  it('hands the time it is about to the state machine', async () => {
    const { inputsOf } = await follow(pipeline([]), '2025-01-31');
    expect(inputsOf('StartExecution')).toEqual([
      { stateMachineArn: PARAMETERS['state-machine-arn'], input: '{"as_of":"2025-01-31T00:00:00.000Z"}' },
    ]);
    expect((await follow(pipeline([]))).inputsOf('StartExecution')).toMatchObject([{ input: '{}' }]);
  });

  it('fails where the run fails, and says at what', async () => {
    const failed = pipeline([{ status: 'FAILED', events: 4, cause: 'Process: States.TaskFailed' }]);
    await expect(follow(failed)).rejects.toMatchObject({
      name: 'UserError',
      message:
        'the run r-1 of dev did not succeed (Process: States.TaskFailed): ' +
        'docs/runbook.md says what to do; nothing is lost, it can be run again',
    });
  });

  it.each([
    ['TIMED_OUT', 'it timed out in Process'],
    ['ABORTED', 'it aborted in Process'],
  ])('takes %s for no success', async (status, why) => {
    await expect(follow(pipeline([{ status, events: 3 }]))).rejects.toThrow(`did not succeed (${why})`);
  });

  it('starts nothing for a time that is none', async () => {
    await expect(follow({}, 'soon')).rejects.toThrow('--as-of soon is not a time');
  });

  it('says in one sentence that starting is not permitted', async () => {
    const answers = { StartExecution: refusing(awsError('AccessDeniedException')) };
    await expect(follow(answers)).rejects.toThrow(/^these credentials may not start the pipeline /);
  });
});
