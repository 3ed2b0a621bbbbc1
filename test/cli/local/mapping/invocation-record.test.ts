import {
  createStoreOnFailure,
  type Discarded,
  toInvocationRecord,
} from '#cli/local/mapping/invocation-record.ts';
import { toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';

const NOW_MS = Date.parse('2019-11-14T00:38:06.021Z');
const record = (sequenceNumber: string, arrival: string) => ({
  shardId: 'shardId-000000000001',
  sequenceNumber,
  partitionKey: 'key',
  arrivalMs: Date.parse(arrival),
  appendedMs: 0,
  data: 'SGVsbG8=',
});
const DISCARDED: Discarded = {
  shardId: 'shardId-000000000001',
  records: [record('11', '2019-11-14T00:38:04.835Z'), record('12', '2019-11-14T00:38:05.580Z')],
  condition: 'RetryAttemptsExhausted',
  invokeCount: 4,
  isFunctionError: true,
};

describe('the invocation record of discarded records', () => {
  it('says what Lambda says of a failed Kinesis batch', () => {
    expect(toInvocationRecord(DISCARDED, NOW_MS)).toEqual({
      requestContext: {
        requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
        functionArn: expect.stringMatching(/^arn:aws:lambda:/),
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 4,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: '2019-11-14T00:38:06.021Z',
      KinesisBatchInfo: {
        shardId: 'shardId-000000000001',
        startSequenceNumber: '11',
        endSequenceNumber: '12',
        approximateArrivalOfFirstRecord: '2019-11-14T00:38:04.835Z',
        approximateArrivalOfLastRecord: '2019-11-14T00:38:05.580Z',
        batchSize: 2,
        streamArn: expect.stringMatching(/^arn:aws:kinesis:/),
      },
      payload: JSON.stringify(toKinesisEvent(DISCARDED.records)),
    });
  });

  it('names no function error where the function reported the records', () => {
    const { responseContext } = toInvocationRecord({ ...DISCARDED, isFunctionError: false }, NOW_MS);
    expect(responseContext).toEqual({ statusCode: 200, executedVersion: '$LATEST' });
  });

  it('has no response where the records were too old to be sent at all', () => {
    const discarded: Discarded = { ...DISCARDED, condition: 'RecordAgeExceeded', invokeCount: 0 };
    expect(toInvocationRecord(discarded, NOW_MS)).not.toHaveProperty('responseContext');
  });

  it('is stored under a name like those Lambda gives', async () => {
    const stored = new Map<string, string>();
    const onFailure = createStoreOnFailure({
      putIfAbsent: async (key, body) => {
        stored.set(key, Buffer.from(body).toString());
        return 'stored';
      },
    });

    await onFailure(DISCARDED, NOW_MS);

    const [[key, body] = ['', '']] = [...stored];
    expect(key).toMatch(
      /^on-failure\/aws\/lambda\/[0-9a-f-]{36}\/shardId-000000000001\/2019\/11\/14\/2019-11-14T00\.38\.06-[0-9a-f-]{36}$/,
    );
    expect(JSON.parse(body)).toEqual(toInvocationRecord(DISCARDED, NOW_MS));
  });
});
