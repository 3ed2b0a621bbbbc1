import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { readPipeline } from '#lib/pipeline/read-pipeline.ts';
import type { CommandContext } from '../../commands/context.ts';
import { noteStage } from '../../commands/run.ts';
import type { RunReport } from '../../output/run-report.ts';
import { UserError } from '../../user-error.ts';
import type { DeployedLake } from '../deployed-lake.ts';
import { onAws } from '../explain-aws-failure.ts';
import { readAsOf } from './as-of.ts';
import { type RunProgress, readHistory } from './read-history.ts';

type Client = Pick<SFNClient, 'send'>;

/** Between two looks at a run, which takes minutes. */
export const LOOK_EVERY_MS = 5_000;
const ENGINE = 'glue';

/** Starts the pipeline of a lake on AWS and follows it to its end. @throws UserError where it does not succeed. */
export async function runLake(
  lake: DeployedLake,
  asOf: string | undefined,
  { console, sleep }: CommandContext,
): Promise<RunReport> {
  const input = asOf === undefined ? {} : { as_of: readAsOf(asOf) };
  const { stateMachineArn } = await lake.parameters('stateMachineArn');
  const client = lake.clients.sfn();
  const executionArn = await onAws('start the pipeline', () => start(client, stateMachineArn, input));
  console.note(`started ${executionArn}; it goes on where you stop looking`);
  const stages = readPipeline().map(({ name }) => name);
  let told = 0;
  for (;;) {
    // the end first: a history read before it may lack its last events
    const { execution, history } = await onAws('follow the pipeline', async () => ({
      execution: await client.send(new DescribeExecutionCommand({ executionArn })),
      history: await readWholeHistory(client, executionArn),
    }));
    const progress = readHistory(history, stages);
    for (const { stage, seconds } of progress.done.slice(told)) noteStage(console, stage, seconds);
    told = progress.done.length;
    if (execution.status === 'SUCCEEDED') return reportOf(execution, progress);
    if (execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE') {
      throw failureOf(lake.name, execution, progress);
    }
    console.progress(`in ${progress.state}`);
    await sleep(LOOK_EVERY_MS);
  }
}

async function start(client: Client, stateMachineArn: string, input: object): Promise<string> {
  const { executionArn = '' } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return executionArn;
}

async function readWholeHistory(client: Client, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({
        executionArn,
        maxResults: 1000,
        ...(nextToken !== undefined && { nextToken }),
      }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

/** As a run on one machine reports itself, but for rows table by table, which the state machine does not pass on. */
function reportOf({ startDate }: DescribeExecutionOutput, { runId, asOf, done }: RunProgress): RunReport {
  return {
    run_id: runId,
    // which is what a run is about that says nothing else
    as_of_ms: asOf === '' ? (startDate?.getTime() ?? 0) : Date.parse(asOf),
    engine: ENGINE,
    stages: done.map(({ stage, seconds, rowsIn, rowsOut }) => ({
      stage,
      seconds,
      rows_in: rowsIn,
      rows_out: rowsOut,
      tables: {},
    })),
  };
}

function failureOf(
  environment: string,
  { name, status, error, cause }: DescribeExecutionOutput,
  { runId, state }: RunProgress,
): UserError {
  const why = [
    cause ?? error,
    status === 'FAILED' ? undefined : `it ${status?.toLowerCase().replace('_', ' ')} in ${state}`,
  ];
  return new UserError(
    `the run ${runId || name} of ${environment} did not succeed (${why.filter(Boolean).join('; ').split('\n', 1)[0]}): ` +
      'docs/runbook.md says what to do; nothing is lost, it can be run again',
  );
}
