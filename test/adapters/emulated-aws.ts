import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { hasMiniStack } from '#cli/setup/ministack.mjs';
import { type Emulator, startEmulator } from '../../rehearsal/emulator.ts';

const NOT_INSTALLED =
  'SKIPPED: tests of adapters against an emulated AWS. MiniStack is not installed: npm run rehearse installs it.\n';

/** `describe`, where there is an emulator to test against; else a skip that says why. */
export function describeOnEmulator(): typeof describe {
  if (hasMiniStack()) return describe;
  process.stderr.write(NOT_INSTALLED);
  return describe.skip as typeof describe;
}

export interface EmulatedAws {
  readonly emulator: Emulator;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly kinesis: KinesisClient;
  stop(): Promise<void>;
}

/** An empty AWS of its own, and clients for it. */
export async function startEmulatedAws(): Promise<EmulatedAws> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lead-lake-emulated-'));
  const emulator = await startEmulator(folder);
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = emulator.env;
  const config = {
    endpoint: emulator.endpoint,
    region,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  };
  const clients = {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(config),
    // the emulator speaks no HTTP/2, which this client would
    kinesis: new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() }),
  };
  return {
    emulator,
    ...clients,
    async stop() {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
