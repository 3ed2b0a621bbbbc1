import { EMPTY_EVENT_BYTES, invocationBytes } from '#cli/local/mapping/kinesis-event.ts';
import { sequenceNumberAt } from '#cli/local/sequence-number.ts';
import { shardIdOf } from '#cli/local/shard-for-key.ts';
import { chunksForBatches } from '#cli/send/chunks-for-batches.ts';
import { InputError } from '#cli/send/input-error.ts';
import type { InputRecord } from '#cli/send/input-record.ts';

const toRecord = ({ line, data }: InputRecord) => ({
  line,
  record: { partitionKey: 'key', arrivalMs: 0, data },
});
async function* inputOf(count: number, error?: Error) {
  yield Array.from({ length: count }, (_, at) => ({ line: at + 1, data: Buffer.from('abcd') }));
  if (error) throw error;
}
const sizesOf = async (chunks: AsyncIterable<readonly unknown[]>): Promise<number[]> => {
  const sizes: number[] = [];
  for await (const { length } of chunks) sizes.push(length);
  return sizes;
};

describe('the chunks of an input', () => {
  it('fill one batch each', async () => {
    expect(await sizesOf(chunksForBatches(inputOf(5), toRecord, 1, { batchSize: 2 }))).toEqual([2, 2, 1]);
  });

  it('fill one batch per shard and lane', async () => {
    const settings = { batchSize: 2, parallelizationFactor: 2 };
    expect(await sizesOf(chunksForBatches(inputOf(9), toRecord, 2, settings))).toEqual([8, 1]);
  });

  it('stay below the payload limit, measured as it will be sent', async () => {
    const recordBytes = invocationBytes({
      shardId: shardIdOf(0),
      sequenceNumber: sequenceNumberAt(0),
      partitionKey: 'key',
      arrivalMs: 0,
      data: Buffer.from('abcd').toString('base64'),
    });
    const limit = EMPTY_EVENT_BYTES + 2 * recordBytes;
    expect(await sizesOf(chunksForBatches(inputOf(3), toRecord, 1, { maximumPayloadBytes: limit }))).toEqual([
      2, 1,
    ]);
    expect(
      await sizesOf(chunksForBatches(inputOf(3), toRecord, 1, { maximumPayloadBytes: limit - 1 })),
    ).toEqual([1, 1, 1]);
  });

  it('of nothing are none', async () => {
    expect(await sizesOf(chunksForBatches(inputOf(0), toRecord, 1, {}))).toEqual([]);
  });

  it('hand on what was read before the input broke', async () => {
    const chunks = chunksForBatches(inputOf(3, new InputError('line 4 is too long')), toRecord, 1, {});
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { length } of chunks) seen.push(length);
    })();

    await expect(reading).rejects.toThrow('line 4 is too long');
    expect(seen).toEqual([3]);
  });
});
