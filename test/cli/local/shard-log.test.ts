import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { offsetOf } from '#cli/local/sequence-number.ts';
import { createShardLog, type ShardLog } from '#cli/local/shard-log.ts';

const SHARD_ID = 'shardId-000000000000';
const EVERYTHING = { records: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shard-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openLog = (readBytes?: number): ShardLog =>
  createShardLog({ shardId: SHARD_ID, folder, ...(readBytes && { readBytes }) });
const logFile = (): string => path.join(folder, 'log.ndjson');
const record = (text: string) => ({ partitionKey: text, arrivalMs: 1_000, data: Buffer.from(text) });
const textsIn = async (log: ShardLog, after: string | null = null): Promise<string[]> =>
  (await log.read(after, EVERYTHING)).map(({ data }) => Buffer.from(data, 'base64').toString());

describe('a shard log', () => {
  it('is empty before anything was appended', async () => {
    expect(await openLog().read(null, EVERYTHING)).toEqual([]);
  });

  it('gives back what was appended, in order, with times and growing sequence numbers', async () => {
    const log = openLog();
    const appended = [
      ...(await log.append([record('a'), record('b')], 2_000)),
      ...(await log.append([record('c')], 3_000)),
    ];

    const records = await log.read(null, EVERYTHING);

    expect(records.map(({ sequenceNumber }) => sequenceNumber)).toEqual(appended);
    expect(appended.toSorted()).toEqual(appended);
    expect(records.map(({ appendedMs }) => appendedMs)).toEqual([2_000, 2_000, 3_000]);
    expect(records.map(({ arrivalMs }) => arrivalMs)).toEqual([1_000, 1_000, 1_000]);
  });

  it('reads on after a sequence number, however small its buffer', async () => {
    const log = openLog(7);
    const [first = ''] = await log.append([record('a'), record('b'), record('c')], 1);

    expect(await textsIn(log, first)).toEqual(['b', 'c']);
  });

  it('stops at the record that reaches a limit', async () => {
    const log = openLog();
    await log.append([record('a'), record('b'), record('c')], 1);

    expect(await log.read(null, { records: 2, bytes: 1_000 })).toHaveLength(2);
    // Each datum takes 4 bytes in base64, so the second one reaches 5.
    expect(await log.read(null, { records: 100, bytes: 5 })).toHaveLength(2);
  });

  it('never takes a torn frame for a record, wherever the writer died, and appends behind it', async () => {
    const log = openLog();
    const [, second = ''] = await log.append([record('a'), record('b')], 1);
    const whole = await readFile(logFile());
    for (let size = offsetOf(second); size < whole.length; size += 1) {
      await rm(logFile());
      await appendFile(logFile(), whole.subarray(0, size));
      expect(await textsIn(log)).toEqual(['a']);

      await log.append([record('c')], 2);
      expect(await textsIn(log)).toEqual(['a', 'c']);
    }
  });

  it('keeps the sequence numbers of earlier records when a torn frame is followed by others', async () => {
    const log = openLog();
    const [first, second = ''] = await log.append([record('a'), record('b')], 1);
    await truncate(logFile(), offsetOf(second) + 3);
    await log.append([record('c')], 2);

    const records = await log.read(null, EVERYTHING);

    expect(records[0]?.sequenceNumber).toBe(first);
    expect(await log.read(null, EVERYTHING)).toEqual(records);
  });

  it('gives back any bytes under any key, in any cut of appends and buffer sizes', async () => {
    const records = fc.array(
      fc.record({
        partitionKey: fc.string({ unit: 'binary' }),
        arrivalMs: fc.nat(),
        data: fc.uint8Array({ maxLength: 300 }),
      }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(records, { maxLength: 4 }),
        fc.integer({ min: 1, max: 600 }),
        async (batches, readBytes) => {
          await rm(logFile(), { force: true });
          const log = openLog(readBytes);
          for (const batch of batches) await log.append(batch, 5);

          const read = await log.read(null, EVERYTHING);

          const expected = batches.flat().map(({ data, ...rest }) => ({ ...rest, bytes: [...data] }));
          expect(
            read.map(({ partitionKey, arrivalMs, data }) => ({
              partitionKey,
              arrivalMs,
              bytes: [...Buffer.from(data, 'base64')],
            })),
          ).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
