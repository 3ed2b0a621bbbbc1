import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ROOT } from '../cli/setup/paths.mjs';
import { type Parameter, parameterName } from '../lib/parameter-names.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { RehearsalError } from './rehearsal-error.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import { copyWorkspace, type Workspace } from './workspace.ts';

/** Name of the environment that is rehearsed. */
export const ENVIRONMENT = 'rehearsal';

/** Where a rehearsal takes place: an empty AWS, a copy of the sources, and clients and programs that see them. */
export interface Stage {
  readonly folder: string;
  readonly log: string;
  readonly emulator: Emulator;
  readonly workspace: Workspace;
  readonly s3: S3Client;
  readonly kinesis: KinesisClient;
  readonly secrets: SecretsManagerClient;
  readonly athena: AthenaClient;
  readonly dynamo: DynamoDBClient;
  readonly events: EventBridgeClient;
  /** What the lake says about itself. */
  parameter(parameter: Parameter): Promise<string>;
  cdk(...args: string[]): Promise<ProgramResult>;
  /** The checkout's own `lake`, on the stand-in for AWS. */
  lake(...args: string[]): Promise<ProgramResult>;
  leave(): Promise<void>;
}

export async function openStage(folder: string): Promise<Stage> {
  mkdirSync(folder, { recursive: true });
  const emulator = await startEmulator(path.join(folder, 'aws'));
  const workspace = copyWorkspace(path.join(folder, 'workspace'));
  const log = path.join(folder, 'rehearsal.log');
  const env = { ...withoutAws(process.env), ...emulator.env, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' };
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = emulator.env;
  const config = {
    endpoint: emulator.endpoint,
    region,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  };
  const ssm = new SSMClient(config);
  const node = (cwd: string, ...args: string[]) =>
    runProgram({ program: process.execPath, args, cwd, env, log });
  return {
    folder,
    log,
    emulator,
    workspace,
    s3: new S3Client({ ...config, forcePathStyle: true }),
    kinesis: new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() }),
    secrets: new SecretsManagerClient(config),
    athena: new AthenaClient(config),
    dynamo: new DynamoDBClient(config),
    events: new EventBridgeClient(config),
    async parameter(parameter) {
      const name = parameterName(ENVIRONMENT, parameter);
      const { Parameter: found } = await ssm.send(new GetParameterCommand({ Name: name }));
      if (found?.Value === undefined) throw new RehearsalError(`the parameter ${name} has no value`);
      return found.Value;
    },
    cdk: (...args) => node(workspace.root, 'node_modules/aws-cdk/bin/cdk', '--no-notices', ...args),
    lake: (...args) => node(ROOT, 'cli/lake.mjs', '--env', ENVIRONMENT, ...args),
    leave: () => emulator.stop(),
  };
}

/** Nothing of whoever rehearses, who may be logged in to an AWS that is real. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'));
  const nowhere = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  return { ...Object.fromEntries(others), ...nowhere };
}
