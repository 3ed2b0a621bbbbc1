import type { KinesisClient, PutRecordsCommand, PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import { createKinesisStream, MAX_PUT_ATTEMPTS, RecordsNotTakenError } from '#adapters/kinesis-stream.ts';

const TAKEN: PutRecordsResultEntry = { SequenceNumber: '1', ShardId: 'shardId-0' };
const BUSY: PutRecordsResultEntry = {
  ErrorCode: 'ProvisionedThroughputExceededException',
  ErrorMessage: 'slow',
};
const entries = ['a', 'b', 'c'].map((text) => ({ partitionKey: text, data: Buffer.from(text) }));

/** A stream that answers each request by what `answer` says of its keys; and what it was asked. */
function streamAnswering(
  answer: (keys: readonly string[], request: number) => readonly PutRecordsResultEntry[],
) {
  const requests: string[][] = [];
  const pauses: number[] = [];
  const send = async ({ input }: PutRecordsCommand) => {
    const keys = (input.Records ?? []).map(({ PartitionKey = '' }) => PartitionKey);
    requests.push(keys);
    return { Records: answer(keys, requests.length) };
  };
  const stream = createKinesisStream({
    client: { send } as unknown as KinesisClient,
    streamName: 'events',
    sleep: async (ms) => {
      pauses.push(ms);
    },
    random: () => 1,
  });
  return { stream, requests, pauses };
}

describe('the Kinesis stream', () => {
  it('takes all records at once where it can', async () => {
    const { stream, requests, pauses } = streamAnswering((keys) => keys.map(() => TAKEN));
    await stream.put(entries);
    expect([requests, pauses]).toEqual([[['a', 'b', 'c']], []]);
  });

  it('is offered again what it refused, only that, and after a growing pause', async () => {
    const { stream, requests, pauses } = streamAnswering((keys, request) =>
      keys.map((key) => (key === 'a' || request === 3 ? TAKEN : BUSY)),
    );
    await stream.put(entries);
    expect(requests).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
    expect(pauses).toEqual([100, 200]);
  });

  it('is not believed about a record it does not answer for', async () => {
    const { stream, requests } = streamAnswering((keys, request) =>
      (request === 1 ? keys.slice(1) : keys).map(() => TAKEN),
    );
    await stream.put(entries);
    expect(requests).toEqual([['a', 'b', 'c'], ['c']]);
  });

  it('names what it refused to the end, and why', async () => {
    const { stream, requests } = streamAnswering((keys) => keys.map((key) => (key === 'b' ? BUSY : TAKEN)));
    const error = await stream.put(entries).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RecordsNotTakenError);
    expect(error).toMatchObject({ places: [1], codes: ['ProvisionedThroughputExceededException'] });
    expect(requests).toHaveLength(MAX_PUT_ATTEMPTS);
  });

  it('is not asked for nothing', async () => {
    const { stream, requests } = streamAnswering(() => []);
    await stream.put([]);
    expect(requests).toEqual([]);
  });

  it('passes on that the service is down', async () => {
    const { stream } = streamAnswering(() => {
      throw new Error('connect ECONNREFUSED');
    });
    await expect(stream.put(entries)).rejects.toThrow('connect ECONNREFUSED');
  });
});
