import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createEventBridgeEventBus } from '#adapters/eventbridge-event-bus.ts';
import { IMPATIENT, impatient } from '#adapters/impatient.ts';
import { createS3ObjectReader } from '#adapters/s3-object-reader.ts';
import { createSecretReader } from '#adapters/secret-reader.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';

const TIMEOUT = { name: 'TimeoutError' };

/** What takes every request and never comes to an end with one. */
async function startHanging(begin: (response: ServerResponse) => void) {
  const server = createServer((_, response) => begin(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      ...impatient({ connectMs: 100, answerMs: 100 }),
      endpoint: `http://127.0.0.1:${port}`,
      forcePathStyle: true,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'made-up', secretAccessKey: 'made-up' },
      maxAttempts: 1,
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a client that is impatient', () => {
  let hanging: Awaited<ReturnType<typeof startHanging>>;
  afterEach(() => hanging.stop());

  it('gives up on a service that takes a request and never answers', async () => {
    hanging = await startHanging(() => {});
    const { settings } = hanging;
    const table = createDynamoDbItemTable({ client: new DynamoDBClient(settings), tableName: 'profiles' });
    const objects = createS3ObjectReader({ client: new S3Client(settings), bucket: 'features' });
    const readSecret = createSecretReader(new SecretsManagerClient(settings));
    await Promise.all([
      expect(table.get([{ pk: 'e_1', sk: 'profile' }])).rejects.toMatchObject(TIMEOUT),
      expect(objects.read('models/promoted.json')).rejects.toMatchObject(TIMEOUT),
      expect(readSecret('arn:pepper')).rejects.toThrow('(TimeoutError)'),
    ]);
  });

  it('takes nothing for taken by a bus that never answers', async () => {
    hanging = await startHanging(() => {});
    const bus = createEventBridgeEventBus({
      client: new EventBridgeClient(hanging.settings),
      busName: 'leads',
    });
    const told = { type: 'LeadScored', detail: { id: 'a', asOfMs: 0 } } as LeadEvent;
    expect(await bus.publish([told])).toEqual(new Set(['a']));
  });

  it('gives up on an answer that stops in the middle', async () => {
    hanging = await startHanging((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"Resp');
    });
    const { settings } = hanging;
    const table = createDynamoDbItemTable({ client: new DynamoDBClient(settings), tableName: 'profiles' });
    const objects = createS3ObjectReader({ client: new S3Client(settings), bucket: 'features' });
    await Promise.all([
      expect(table.get([{ pk: 'e_1', sk: 'profile' }])).rejects.toMatchObject(TIMEOUT),
      expect(objects.read('models/promoted.json')).rejects.toMatchObject(TIMEOUT),
    ]);
  });

  it('waits for a second to be connected, and for five to be answered, where nothing else is said', async () => {
    hanging = await startHanging(() => {});
    expect(IMPATIENT).toEqual(impatient({ connectMs: 1_000, answerMs: 5_000 }));
  });
});
