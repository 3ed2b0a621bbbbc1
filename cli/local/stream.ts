import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';
import { type CheckpointStore, createCheckpointStore } from './checkpoint-store.ts';
import { rangeForKey, shardIdOf } from './shard-for-key.ts';
import { createShardLog, type ReadLimit, type ShardLog } from './shard-log.ts';
import type { NewRecord, StreamPosition, StreamRecord } from './stream-record.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Shards of a stream that was created without saying how many. */
export const DEFAULT_SHARD_COUNT = 1;

/** What a consumer needs of a stream; Kinesis' GetRecords in short. */
export interface RecordSource {
  readonly shardIds: readonly string[];
  /** Records after the sequence number (null: from the start) up to the limit; empty at the end of the shard. */
  read(shardId: string, after: string | null, limit: ReadLimit): Promise<StreamRecord[]>;
}

export interface LocalStream extends RecordSource {
  readonly checkpoints: CheckpointStore;
  /** Appends in order and returns each record's position, in the order given. */
  append(records: readonly NewRecord[], appendedMs: number): Promise<StreamPosition[]>;
}

export interface LocalStreamProps {
  /** The lake's directory; the stream lives in its `stream` folder. */
  readonly lakeDir: string;
  /**
   * Shards of the stream, fixed when it is first opened; a stream that exists keeps the count it has.
   * @default DEFAULT_SHARD_COUNT
   */
  readonly shardCount?: number;
}

/** Opens the lake's stream, Kinesis' twin on one machine, and creates it where there is none. */
export async function openLocalStream(props: LocalStreamProps): Promise<LocalStream> {
  const { lakeDir, shardCount: wanted = DEFAULT_SHARD_COUNT } = props;
  const folder = path.join(lakeDir, 'stream');
  const shardCount = await fixedShardCount(path.join(folder, 'stream.json'), wanted);
  const shardIds = Array.from({ length: shardCount }, (_, index) => shardIdOf(index));
  const logs = new Map<string, ShardLog>(
    shardIds.map((shardId) => [shardId, createShardLog({ shardId, folder: path.join(folder, shardId) })]),
  );
  const logOf = (shardId: string): ShardLog => {
    const log = logs.get(shardId);
    if (log === undefined) throw new RangeError(`the stream has no shard ${shardId}`);
    return log;
  };

  return {
    shardIds,
    checkpoints: createCheckpointStore(folder),
    read: (shardId, after, limit) => logOf(shardId).read(after, limit),
    async append(records, appendedMs) {
      const positions: StreamPosition[] = [];
      const places = new Map<string, number[]>();
      for (const [place, { partitionKey }] of records.entries()) {
        const shardId = shardIdOf(rangeForKey(partitionKey, shardCount));
        const mine = places.get(shardId);
        if (mine) mine.push(place);
        else places.set(shardId, [place]);
      }
      for (const [shardId, mine] of places) {
        const batch = mine.flatMap((place) => records[place] ?? []);
        const sequenceNumbers = await logOf(shardId).append(batch, appendedMs);
        for (const [index, sequenceNumber] of sequenceNumbers.entries()) {
          positions[mine[index] ?? 0] = { shardId, sequenceNumber };
        }
      }
      return positions;
    },
  };
}

/** Another count would send a key to another shard than its earlier records, so the first one stays. */
async function fixedShardCount(file: string, wanted: number): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return JSON.parse(text).shardCount;
  await writeFileAtomically(file, `${JSON.stringify({ shardCount: wanted })}\n`);
  return wanted;
}
