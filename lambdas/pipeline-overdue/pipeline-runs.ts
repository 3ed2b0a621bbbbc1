import { DescribeStateMachineCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';

/** What Step Functions remembers of the pipeline. */
export interface PipelineRuns {
  readonly createdMs: number;
  /** When each of the newest runs was started that ended well. */
  readonly succeeded: readonly number[];
}

/** As many runs by hand on one day would hide no run that was due: any of them counts. */
const NEWEST = 20;

/** Asks Step Functions for the pipeline's newest successes. */
export async function readPipelineRuns(
  client: Pick<SFNClient, 'send'>,
  stateMachineArn: string,
): Promise<PipelineRuns> {
  const { creationDate } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: NEWEST }),
  );
  return {
    createdMs: creationDate?.getTime() ?? 0,
    succeeded: executions.flatMap(({ startDate }) => (startDate === undefined ? [] : [startDate.getTime()])),
  };
}
