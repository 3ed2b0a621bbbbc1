import type { SFNClient } from '@aws-sdk/client-sfn';
import { readPipelineRuns } from '../../../lambdas/pipeline-overdue/pipeline-runs.ts';

function client(answers: Readonly<Record<string, object>>) {
  const asked: object[] = [];
  const send = async (command: { constructor: { name: string }; input: object }) => {
    asked.push(command.input);
    return answers[command.constructor.name];
  };
  return { client: { send } as unknown as Pick<SFNClient, 'send'>, asked };
}

test('only runs that ended well are asked for, by when they started', async () => {
  const { client: sfn, asked } = client({
    DescribeStateMachineCommand: { creationDate: new Date(1_000) },
    ListExecutionsCommand: { executions: [{ startDate: new Date(5_000) }, { startDate: new Date(3_000) }] },
  });
  expect(await readPipelineRuns(sfn, 'arn:pipeline')).toEqual({
    createdMs: 1_000,
    succeeded: [5_000, 3_000],
  });
  expect(asked).toEqual([
    { stateMachineArn: 'arn:pipeline' },
    { stateMachineArn: 'arn:pipeline', statusFilter: 'SUCCEEDED', maxResults: 20 },
  ]);
});

test('a pipeline that never ran has no runs', async () => {
  const { client: sfn } = client({
    DescribeStateMachineCommand: { creationDate: new Date(1_000) },
    ListExecutionsCommand: {},
  });
  expect(await readPipelineRuns(sfn, 'arn:pipeline')).toEqual({ createdMs: 1_000, succeeded: [] });
});
