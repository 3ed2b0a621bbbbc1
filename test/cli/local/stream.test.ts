import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SHARD_COUNT, openLocalStream } from '#cli/local/stream.ts';

const EVERYTHING = { records: 1_000, bytes: 1_000_000 };

let lakeDir: string;
beforeEach(async () => {
  lakeDir = await mkdtemp(path.join(tmpdir(), 'stream-'));
});
afterEach(() => rm(lakeDir, { recursive: true, force: true }));

const record = (partitionKey: string) => ({ partitionKey, arrivalMs: 1, data: Buffer.from(partitionKey) });

describe('the local stream', () => {
  it('has one shard where nobody asked for more', async () => {
    const { shardIds } = await openLocalStream({ lakeDir });

    expect(shardIds).toHaveLength(DEFAULT_SHARD_COUNT);
    expect(shardIds[0]).toBe('shardId-000000000000');
  });

  it('keeps the shard count it was created with', async () => {
    await openLocalStream({ lakeDir, shardCount: 4 });

    expect((await openLocalStream({ lakeDir, shardCount: 2 })).shardIds).toHaveLength(4);
  });

  it('sends each key to its shard and answers in the order it was asked', async () => {
    const stream = await openLocalStream({ lakeDir, shardCount: 4 });

    // By MD5: a to the first shard, b to the third, c to the second.
    const positions = await stream.append(['b', 'a', 'c', 'a'].map(record), 1);

    const [first = '', second = '', third = ''] = stream.shardIds;
    expect(positions.map(({ shardId }) => shardId)).toEqual([third, first, second, first]);
    const read = await stream.read(first, null, EVERYTHING);
    expect(read.map(({ sequenceNumber }) => sequenceNumber)).toEqual([
      positions[1]?.sequenceNumber,
      positions[3]?.sequenceNumber,
    ]);
  });
});
