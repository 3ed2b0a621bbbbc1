import type { CheckpointStore } from '#cli/local/checkpoint-store.ts';
import type { RecordSource } from '#cli/local/stream.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import type { DeliveryRules } from './delivery-rules.ts';
import { type Fault, InjectedFaultError, type Port } from './fault.ts';
import type { Life } from './life.ts';
import type { RunContext } from './run-context.ts';
import { isSafe } from './safety.ts';
import type { WorldStream } from './world.ts';

export interface FaultyStreamProps {
  readonly stream: WorldStream;
  readonly process: Life;
  readonly rules: DeliveryRules;
  /** All records the stream holds, in the order of each shard. */
  readonly landed: ReadonlyMap<string, readonly StreamRecord[]>;
}

/** The stream and its checkpoints as the mapping sees them on a bad day. */
export function createFaultyStream(
  { stream, process, rules, landed }: FaultyStreamProps,
  { plan, trace, breaches, truth, stored, counts }: RunContext,
): { readonly source: RecordSource; readonly checkpoints: CheckpointStore } {
  const fail = (port: Port, fault: Fault): Promise<never> => {
    const error = new InjectedFaultError(port, fault);
    trace(error.message);
    return fault.manner === 'kill' ? process.end(error) : Promise.reject(error);
  };

  /** How far each shard was found safe when a checkpoint was asked for. */
  const safeUpTo = new Map<string, number>();
  const checkAcknowledged = (shardId: string, sequenceNumber: string): void => {
    const records = landed.get(shardId) ?? [];
    let at = safeUpTo.get(shardId) ?? 0;
    for (; at < records.length; at += 1) {
      const record = records[at];
      if (record === undefined || BigInt(record.sequenceNumber) > BigInt(sequenceNumber)) break;
      if (isSafe(record, truth, stored)) continue;
      breaches.add('acknowledged too early', `${shardId}/${record.sequenceNumber} by a checkpoint`);
    }
    safeUpTo.set(shardId, at);
  };

  return {
    source: {
      shardIds: stream.shardIds,
      async read(shardId, after, limit) {
        await process.alive();
        const fault = plan.draw('stream read', `${shardId} ${after}`);
        if (fault !== null && fault.place === 'before') return fail('stream read', fault);
        const records = await process.effect(() => stream.read(shardId, after, limit));
        return fault === null ? records : records.slice(0, Math.ceil(records.length * fault.share) || 1);
      },
    },
    checkpoints: {
      async load(shardId) {
        await process.alive();
        const fault = plan.draw('checkpoint load', `${shardId} ${counts.restarts}`);
        if (fault !== null) return fail('checkpoint load', fault);
        const checkpoint = await process.effect(() => stream.checkpoints.load(shardId));
        rules.loaded(shardId, checkpoint);
        return checkpoint;
      },
      async save(shardId, sequenceNumber) {
        await process.alive();
        checkAcknowledged(shardId, sequenceNumber);
        const fault = plan.draw('checkpoint save', `${shardId} ${sequenceNumber}`);
        trace(`checkpoint ${shardId} ${sequenceNumber}`);
        if (fault?.place === 'before') return fail('checkpoint save', fault);
        await process.effect(() =>
          fault?.place === 'middle'
            ? stream.tearCheckpoint(shardId, sequenceNumber, fault.share)
            : stream.checkpoints.save(shardId, sequenceNumber),
        );
        if (fault !== null) return fail('checkpoint save', fault);
      },
    },
  };
}
