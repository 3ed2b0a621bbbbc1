import { rangeForKey, shardIdOf } from '#cli/local/shard-for-key.ts';
import type { NewRecord, StreamRecord } from '#cli/local/stream-record.ts';
import type { WorldStream } from './world.ts';

/** Kinesis' own sequence numbers are about this long, and grow with gaps. */
const FIRST_SEQUENCE_NUMBER = 49_590_338_271_490_256_608_559n;
const SEQUENCE_GAP = 7n;

/** A stream in memory, as many processes as there are may open it. */
export function createMemoryStream(shardCount: number): WorldStream {
  const shardIds = Array.from({ length: shardCount }, (_, index) => shardIdOf(index));
  const shards = new Map<string, StreamRecord[]>(shardIds.map((shardId) => [shardId, []]));
  const places = new Map<string, number>();
  const checkpoints = new Map<string, string>();
  let next = FIRST_SEQUENCE_NUMBER;

  const append = async (records: readonly NewRecord[], appendedMs: number): Promise<void> => {
    for (const { partitionKey, arrivalMs, data } of records) {
      const shardId = shardIdOf(rangeForKey(partitionKey, shardCount));
      const shard = shards.get(shardId);
      const sequenceNumber = String(next);
      next += SEQUENCE_GAP;
      places.set(sequenceNumber, shard?.length ?? 0);
      const text = Buffer.from(data).toString('base64');
      shard?.push({ shardId, sequenceNumber, partitionKey, arrivalMs, appendedMs, data: text });
    }
  };

  return {
    shardIds,
    append,
    tearAppend: (records, appendedMs, share) =>
      append(records.slice(0, Math.floor(records.length * share)), appendedMs),
    read: async (shardId, after, limit) => {
      const start = after === null ? 0 : (places.get(after) ?? 0) + 1;
      return shards.get(shardId)?.slice(start, start + limit.records) ?? [];
    },
    checkpoints: {
      load: async (shardId) => checkpoints.get(shardId) ?? null,
      save: async (shardId, sequenceNumber) => {
        checkpoints.set(shardId, sequenceNumber);
      },
    },
    // A service keeps a checkpoint or does not.
    tearCheckpoint: async () => {},
  };
}
