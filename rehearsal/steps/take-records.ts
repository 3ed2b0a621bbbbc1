import { randomBytes } from 'node:crypto';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { requestsOf, type StreamEntry } from '../../lambdas/adapters/kinesis-requests.ts';
import { createKinesisStream } from '../../lambdas/adapters/kinesis-stream.ts';
import { bucketObjects } from '../bucket-objects.ts';
import type { Stage } from '../stage.ts';
import { countsOf, requireSameLines, type StoredLines, storedLines } from '../stored-lines.ts';
import { waitUntil } from '../wait-until.ts';

/** The emulator asks the stream every second, and starts the function at its first batch. */
const TAKEN_WITHIN_MS = 60_000;

const PEPPER_BYTES = 48;

/**
 * Gives the deployed lake a pepper and returns it. MiniStack makes one with punctuation in it, which the template
 * rules out and no AWS would make.
 */
export async function givePepper(stage: Stage): Promise<string> {
  const pepper = randomBytes(PEPPER_BYTES).toString('hex');
  const SecretId = await stage.parameter('pepperSecretArn');
  await stage.secrets.send(new PutSecretValueCommand({ SecretId, SecretString: pepper }));
  return pepper;
}

/** Puts records into the deployed stream, as any producer does. */
export async function putRecords(stage: Stage, records: readonly Uint8Array[]): Promise<void> {
  const streamName = await stage.parameter('streamName');
  const stream = createKinesisStream({ client: stage.kinesis, streamName, sleep: async () => {} });
  async function* entries(): AsyncGenerator<StreamEntry> {
    for (const [place, data] of records.entries()) yield { partitionKey: `rehearsal-${place}`, data };
  }
  for await (const request of requestsOf(entries())) await stream.put(request);
}

/** Waits until the deployed gate has stored what the gate here made of the same records, line by line. */
export async function requireStored(stage: Stage, expected: StoredLines): Promise<string> {
  const bucket = await stage.parameter('rawBucket');
  const found = await waitUntil(
    async () => storedLines(await bucketObjects(stage.s3, bucket)),
    (lines) => countsOf(lines) === countsOf(expected),
    TAKEN_WITHIN_MS,
  );
  requireSameLines(found, expected);
  return `${countsOf(found)}, line by line what the gate here makes of them`;
}
