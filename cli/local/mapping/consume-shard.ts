import { rangeForKey } from '../shard-for-key.ts';
import type { StreamRecord } from '../stream-record.ts';
import { createAcknowledgements } from './acknowledgements.ts';
import { measureBatch } from './batch.ts';
import { deliverBatch } from './deliver-batch.ts';
import type { MappingEffects, Settlement } from './effects.ts';
import type { MappingSettings } from './settings.ts';

/** One of the concurrent batches of a shard, with the records that wait for it. */
interface Lane {
  waiting: StreamRecord[];
  /** When the first of the waiting records was read: the batching window counts from here. */
  gatheringSinceMs: number;
  running: Promise<void> | null;
}

/** When a run of the mapping ends. */
export interface RunControl {
  /** True to return at the end of the shard, once all is settled; false to wait there for more. */
  readonly endsAtEnd: boolean;
  /** True once no further attempt is to be made. */
  readonly isStopped: () => boolean;
  /** Called with what broke; it makes `isStopped` true. */
  readonly stop: (error: unknown) => void;
}

/**
 * Drives one shard: reads on from its checkpoint, gathers batches and hands them out. With a parallelization
 * factor above one, a record's partition key decides its lane, so that records of one key stay in order; the
 * checkpoint is the place below which everything is settled.
 */
export async function consumeShard(
  shardId: string,
  effects: MappingEffects,
  settings: MappingSettings,
  control: RunControl,
): Promise<void> {
  const { source, checkpoints, now, sleep } = effects;
  const laneCount = settings.parallelizationFactor;
  const lanes = Array.from(
    { length: laneCount },
    (): Lane => ({ waiting: [], gatheringSinceMs: 0, running: null }),
  );
  const acknowledgements = createAcknowledgements();
  let readAfter = await checkpoints.load(shardId);
  let saving = Promise.resolve();

  const settle = (records: readonly StreamRecord[], settlement: Settlement): Promise<void> => {
    for (const { sequenceNumber } of records) acknowledgements.settle(sequenceNumber);
    effects.onSettled?.(records, settlement);
    const checkpoint = acknowledgements.advance();
    // One after the other: a lane must not put back the checkpoint that another one moved on.
    if (checkpoint !== null) saving = saving.then(() => checkpoints.save(shardId, checkpoint));
    return saving;
  };

  /** Reads on while there is room for a full batch in every lane; false where the shard had nothing more. */
  const gather = async (): Promise<boolean> => {
    const waiting = lanes.flatMap((lane) => lane.waiting);
    const room = {
      records: laneCount * settings.batchSize - waiting.length,
      bytes:
        laneCount * settings.maximumPayloadBytes - waiting.reduce((sum, { data }) => sum + data.length, 0),
    };
    if (room.records <= 0 || room.bytes <= 0) return true;
    const records = await source.read(shardId, readAfter, room);
    const readMs = now();
    for (const record of records) {
      const lane = lanes[rangeForKey(record.partitionKey, laneCount)];
      if (lane === undefined) continue;
      if (lane.waiting.length === 0) lane.gatheringSinceMs = readMs;
      lane.waiting.push(record);
      acknowledgements.add(record.sequenceNumber);
      readAfter = record.sequenceNumber;
    }
    return records.length > 0;
  };

  /** Sends out a lane's next batch where it is full, its window is over, or there is nothing to wait for. */
  const launch = (lane: Lane, isLast: boolean): void => {
    const { count, isFull } = measureBatch(lane.waiting, settings);
    const isWindowOver = now() - lane.gatheringSinceMs >= settings.maximumBatchingWindowMs;
    if (count === 0 || !(isFull || isWindowOver || isLast)) return;
    const batch = lane.waiting.slice(0, count);
    lane.waiting = lane.waiting.slice(count);
    lane.gatheringSinceMs = now();
    lane.running = deliverBatch(batch, effects, settings, settle, control.isStopped)
      .catch(control.stop)
      .finally(() => {
        lane.running = null;
      });
  };

  while (!control.isStopped()) {
    const hasMore = await gather();
    for (const lane of lanes) {
      if (lane.running === null) launch(lane, control.endsAtEnd && !hasMore);
    }
    const running = lanes.flatMap((lane) => lane.running ?? []);
    if (running.length > 0) await Promise.race(running);
    else if (hasMore) continue;
    else if (control.endsAtEnd) break;
    else await sleep(settings.pollIntervalMs);
  }
  await Promise.all(lanes.map((lane) => lane.running));
}
