import { Metrics } from '@aws-lambda-powertools/metrics';
import { CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  type KinesisClient,
  PutRecordsCommand,
  type PutRecordsResultEntry,
} from '@aws-sdk/client-kinesis';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { jest } from '@jest/globals';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { MAX_BODY_BYTES } from '#adapters/item-table.ts';
import { requestsOf, type StreamEntry } from '#adapters/kinesis-requests.ts';
import { createKinesisStream, RecordsNotTakenError } from '#adapters/kinesis-stream.ts';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { METRICS_NAMESPACE } from '../../lambdas/kpi-emission/kpi-metric.ts';
import { GATE_METRICS } from '../../lambdas/validation/gate-metrics.ts';
import { createPowertoolsGateMetrics } from '../../lambdas/validation/powertools-gate-metrics.ts';
import { answerOfCrowdedLead } from '../lambdas/adapters/crowded-lead.ts';
import { describeItemTable } from '../lambdas/adapters/item-table-contract.ts';
import { describeLookupStore } from '../lambdas/adapters/lookup-store-contract.ts';
import { describeProfileStore } from '../lambdas/adapters/profile-store-contract.ts';
import { sumOf, takeEmbedded } from './cloudwatch.ts';
import { describeOnEmulator, type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import { textsOfStream } from './stream-records.ts';

const WRITERS = 16;
jest.setTimeout(40_000);

describeOnEmulator()('adapters on an emulated AWS', () => {
  let aws: EmulatedAws;
  beforeAll(async () => {
    aws = await startEmulatedAws();
  });
  afterAll(() => aws?.stop());

  describe('S3, put if absent', () => {
    it('lets one of 16 writers win, and tells the others that the object is there', async () => {
      await aws.s3.send(new CreateBucketCommand({ Bucket: 'race' }));
      const store = createS3ObjectStore({ client: aws.s3, bucket: 'race' });
      const outcomes = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) =>
          store.putIfAbsent('raw/a', Buffer.from(`by ${writer}`)),
        ),
      );
      const winner = outcomes.indexOf('stored');
      expect(outcomes.toSorted()).toEqual([...new Array(WRITERS - 1).fill('exists'), 'stored']);
      const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: 'race', Key: 'raw/a' }));
      expect(await Body?.transformToString()).toBe(`by ${winner}`);
    });

    it('leaves an object as it was when it is written again, later', async () => {
      await aws.s3.send(new CreateBucketCommand({ Bucket: 'later' }));
      const store = createS3ObjectStore({ client: aws.s3, bucket: 'later' });
      expect(await store.putIfAbsent('raw/a', Buffer.from('first'))).toBe('stored');
      expect(await store.putIfAbsent('raw/a', Buffer.from('second'))).toBe('exists');
      const { Contents } = await aws.s3.send(new ListObjectsV2Command({ Bucket: 'later' }));
      expect(Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([['raw/a', 'first'.length]]);
    });

    it('throws what S3 says against a write, and stores nothing', async () => {
      const store = createS3ObjectStore({ client: aws.s3, bucket: 'no-such-bucket' });
      await expect(store.putIfAbsent('raw/a', Buffer.from('x'))).rejects.toMatchObject({
        name: 'NoSuchBucket',
      });
    });
  });

  const tables: string[] = [];
  const createTable = async () => {
    const TableName = `profiles-${tables.length}`;
    tables.push(TableName);
    await aws.dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
      }),
    );
    return TableName;
  };

  const itemTable = async (now?: () => number) =>
    createDynamoDbItemTable({
      client: aws.dynamodb,
      tableName: await createTable(),
      ...(now && { now }),
    });
  describeItemTable('DynamoDB', itemTable);
  describeLookupStore('DynamoDB', async () => createItemLookupStore(await itemTable()));
  describeProfileStore('DynamoDB', async (settings, now) =>
    createItemProfileStore(await itemTable(now), settings),
  );

  describe('DynamoDB, a lead with 10,000 events', () => {
    it('is answered with the newest 500, which is said, in pages', async () => {
      expect(await answerOfCrowdedLead(aws.dynamodb, await createTable(), 10_000)).toEqual([
        // the newest 500 of n0 to n10000
        { eventsSeen: 10_001, leadId: 'e_1', truncated: true, score: 500, newest: 'n10000', oldest: 'n9501' },
      ]);
    });
  });

  describe('DynamoDB, the largest item', () => {
    it('is what the table takes as such', async () => {
      const table = await itemTable();
      const write = {
        pk: 'k'.repeat(32),
        sk: 's'.repeat(200),
        body: 'x'.repeat(MAX_BODY_BYTES),
        before: null,
      };
      expect(await table.write([write])).toBe('done');
      const Item = { pk: { S: 'k' }, sk: { S: 's' }, body: { S: 'x'.repeat(400 * 1024) } };
      await expect(
        aws.dynamodb.send(new PutItemCommand({ TableName: tables.at(-1), Item })),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    });
  });

  describe('DynamoDB, writes on conditions', () => {
    const KEY = { pk: 'e_1f', sk: 'profile' };

    it('lets one of 16 writers make an item, and one of 16 change it', async () => {
      const table = createDynamoDbItemTable({ client: aws.dynamodb, tableName: await createTable() });
      const writeAll = async (before: number | null) => {
        const writes = Array.from({ length: WRITERS }, (_, writer) =>
          table.write([{ ...KEY, body: String(writer), before }]),
        );
        return (await Promise.all(writes)).toSorted();
      };
      const oneWins = ['done', ...new Array(WRITERS - 1).fill('refused')];
      expect(await writeAll(null)).toEqual(oneWins);
      expect((await table.get([KEY]))[0]?.version).toBe(1);
      expect(await writeAll(1)).toEqual(oneWins);
      expect((await table.get([KEY]))[0]?.version).toBe(2);
    });

    it('throws what DynamoDB says where there is no table', async () => {
      const table = createDynamoDbItemTable({ client: aws.dynamodb, tableName: 'gone' });
      await expect(table.write([{ ...KEY, body: '1', before: null }])).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
    });
  });

  describe('Kinesis, PutRecords that takes some records and not others', () => {
    const texts = Array.from({ length: 1200 }, (_, place) => `event ${place}`);
    const entries = texts.map((text): StreamEntry => ({ partitionKey: text, data: Buffer.from(text) }));
    async function* given() {
      yield* entries;
    }
    /** The emulator behind a proxy that keeps from it the records it chooses, and says the stream was busy. */
    const busyFor = (isRefused: (text: string, request: number) => boolean, isTakenAnyway = false) => {
      let requests = 0;
      const send = async (command: PutRecordsCommand) => {
        requests += 1;
        const all = command.input.Records ?? [];
        const refused = all.map(({ Data }) => isRefused(Buffer.from(Data ?? []).toString(), requests));
        const passed = all.filter((_, place) => isTakenAnyway || !refused[place]);
        const answers = passed.length === 0 ? [] : await put(command, passed);
        return {
          Records: refused.map((isBusy, place): PutRecordsResultEntry => {
            const taken = isTakenAnyway ? answers[place] : isBusy ? undefined : answers.shift();
            return isBusy || taken === undefined
              ? { ErrorCode: 'ProvisionedThroughputExceededException' }
              : taken;
          }),
        };
      };
      return { send } as unknown as KinesisClient;
    };
    const put = async ({ input }: PutRecordsCommand, Records: PutRecordsCommand['input']['Records']) =>
      (await aws.kinesis.send(new PutRecordsCommand({ ...input, Records }))).Records ?? [];
    const sendAll = async (streamName: string, client: KinesisClient) => {
      await aws.kinesis.send(new CreateStreamCommand({ StreamName: streamName, ShardCount: 3 }));
      const stream = createKinesisStream({ client, streamName, sleep: async () => {} });
      for await (const request of requestsOf(given())) await stream.put(request);
    };

    it('ends with every record in the stream once, whatever was refused on the way', async () => {
      // a third of the records of each request, another third of each other
      const client = busyFor((text, request) => (Number(text.slice(6)) + request) % 3 === 0);
      await sendAll('refusals', client);
      expect((await textsOfStream(aws.kinesis, 'refusals')).toSorted()).toEqual(texts.toSorted());
    });

    it('doubles no record but those it was told of as refused though they were taken', async () => {
      const isRefused = (text: string, request: number) => request === 1 && text.endsWith('7');
      await sendAll('doubles', busyFor(isRefused, true));
      // the first request holds events 0 to 499
      const doubled = texts.slice(0, 500).filter((text) => text.endsWith('7'));
      expect(doubled).toHaveLength(50);
      expect((await textsOfStream(aws.kinesis, 'doubles')).toSorted()).toEqual(
        [...texts, ...doubled].toSorted(),
      );
    });

    it('names the records it never took; all others are in the stream once', async () => {
      const poison = 'event 30';
      const failure = await sendAll(
        'poison',
        busyFor((text) => text === poison),
      ).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(RecordsNotTakenError);
      expect(failure).toMatchObject({ places: [30] });
      const sent = texts.slice(0, 500).filter((text) => text !== poison);
      expect((await textsOfStream(aws.kinesis, 'poison')).toSorted()).toEqual(sent.toSorted());
    });
  });

  describe('CloudWatch, counts that functions print on their logs', () => {
    it('takes the gate’s counts, each under the dimensions it is asked for by', async () => {
      const lines: string[] = [];
      const out = jest
        .spyOn(process.stdout, 'write')
        .mockImplementation((line) => lines.push(String(line)) > 0);
      const gate = createPowertoolsGateMetrics(
        new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'validation' }),
      );
      gate.count(GATE_METRICS.accepted, 3, { source: 'web' });
      gate.count(GATE_METRICS.accepted, 2, { source: 'web' });
      gate.count(GATE_METRICS.quarantined, 1, { reason: 'not_json' });
      out.mockRestore();
      for (const line of lines) await takeEmbedded(aws.emulator, line);
      const sum = (name: string, dimensions: Record<string, string>) =>
        sumOf(aws.emulator, METRICS_NAMESPACE, name, { service: 'validation', ...dimensions });
      expect(await sum('EventsAccepted', { source: 'web' })).toBe(5);
      expect(await sum('EventsQuarantined', { reason: 'not_json' })).toBe(1);
      expect(await sum('EventsAccepted', { source: 'crm' })).toBeNull();
    });
  });
});
