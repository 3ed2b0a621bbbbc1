import { hash } from 'node:crypto';
import type { KinesisStreamEvent } from 'aws-lambda';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { Verdict } from '../../lambdas/validation/verdict.ts';
import { createEventSourceMapping } from '../local/event-source-mapping.ts';
import { withLock } from '../local/lock.ts';
import { createStoreOnFailure } from '../local/mapping/invocation-record.ts';
import type { MappingSettings } from '../local/mapping/settings.ts';
import { type LocalStream, openLocalStream } from '../local/stream.ts';
import type { NewRecord } from '../local/stream-record.ts';
import type { ArrivalMsOf } from './arrival.ts';
import { chunksForBatches } from './chunks-for-batches.ts';
import type { InputRecords } from './input-record.ts';
import { watchLastingFailures } from './lasting-failures.ts';
import type { SendResult } from './send-result.ts';
import { UndeliveredRecordsError } from './undelivered-records-error.ts';
import { type Counts, createVerdictTally, type VerdictTally } from './verdict-tally.ts';

/** Rejects named one by one; beyond these they are only counted. */
export const DEFAULT_MAX_REJECTS = 1000;

/** The gate, as the mapping calls it. */
export type Gate = (event: KinesisStreamEvent) => Promise<unknown>;

export interface SendRecordsProps {
  readonly lakeDir: string;
  readonly input: InputRecords;
  readonly arrivalMsOf: ArrivalMsOf;
  /** The lake's object store: for the gate, and for what the mapping gives up on. */
  readonly store: ObjectStore;
  readonly createGate: (deps: {
    store: ObjectStore;
    onVerdicts: (verdicts: readonly Verdict[]) => void;
  }) => Gate;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Settings of the event source mapping. @default DEFAULT_MAPPING_SETTINGS */
  readonly settings?: Partial<MappingSettings>;
  /** Shards, where the stream does not exist yet. @default DEFAULT_SHARD_COUNT */
  readonly shardCount?: number;
  /** @default DEFAULT_MAX_REJECTS */
  readonly maxRejects?: number;
  /**
   * A further consumer of the stream, told each time that the gate has taken what is in it. It never throws: what
   * became of the records is what the gate says. Left out, there is none.
   */
  readonly deliverFurther?: (stream: LocalStream) => Promise<void>;
  /** Told after each chunk what has been counted so far. Left out, nobody is told. */
  readonly onProgress?: (counts: Counts) => void;
}

/**
 * Sends records to the lake's stream and lets the gate take them, chunk by chunk, holding the lake's send lock.
 * Killed at any moment, what was appended is delivered by the next send.
 *
 * Throws `LakeBusyError`, `StoreWriteError`, the input's own error, or `UndeliveredRecordsError` where a record
 * read has no verdict in the end.
 */
export function sendRecords(props: SendRecordsProps): Promise<SendResult> {
  const { lakeDir, now } = props;
  return withLock({ lakeDir, purpose: 'send', nowMs: now() }, async () => {
    const { shardCount } = props;
    const stream = await openLocalStream({ lakeDir, ...(shardCount !== undefined && { shardCount }) });
    return sendTo(stream, props);
  });
}

async function sendTo(stream: LocalStream, props: SendRecordsProps): Promise<SendResult> {
  const { input, arrivalMsOf, now, onProgress, settings = {}, maxRejects = DEFAULT_MAX_REJECTS } = props;
  const { deliverFurther = async () => {} } = props;
  const leftover = createVerdictTally(0);
  const sent = createVerdictTally(maxRejects);
  const drain = createDrain(stream, props);
  await drain(leftover, new Map());
  await deliverFurther(stream);

  const toRecord = ({ line, data }: { line: number; data: Uint8Array }) => {
    const partitionKey = hash('sha1', data);
    return { line, record: { partitionKey, arrivalMs: arrivalMsOf(data, now()), data } satisfies NewRecord };
  };
  let read = 0;
  for await (const chunk of chunksForBatches(input, toRecord, stream.shardIds.length, settings)) {
    const positions = await stream.append(
      chunk.map(({ record }) => record),
      now(),
    );
    const lines = new Map(
      positions.map(({ shardId, sequenceNumber }, place) => [
        `${shardId}:${sequenceNumber}`,
        chunk[place]?.line ?? 0,
      ]),
    );
    await drain(sent, lines);
    read += chunk.length;
    onProgress?.(sent.counts());
    await deliverFurther(stream);
  }

  const result: SendResult = { ...sent.counts(), read, rejects: sent.rejects(), leftover: leftover.counts() };
  const undelivered = sent.undelivered();
  const missing = undelivered.count + leftover.undelivered().count + (read - sent.counts().read);
  if (missing > 0) throw new UndeliveredRecordsError(missing, undelivered.lines, result);
  return result;
}

/** Delivers all that waits in the stream and counts it on the tally; `lines` tells where a record came from. */
function createDrain(stream: LocalStream, props: SendRecordsProps) {
  const { store, createGate, now, sleep, settings } = props;
  const watch = watchLastingFailures(store);
  let current: { tally: VerdictTally; lines: ReadonlyMap<string, number> } | null = null;
  const invoke = createGate({
    store: watch.store,
    onVerdicts: (verdicts) => current?.tally.onVerdicts(verdicts),
  });
  const mapping = createEventSourceMapping(
    {
      source: stream,
      checkpoints: stream.checkpoints,
      invoke,
      onFailure: createStoreOnFailure(store),
      sleep,
      now,
      fatalErrorOf: watch.fatalErrorOf,
      onSettled: (records, settlement) =>
        current?.tally.settle(
          records,
          settlement === 'delivered',
          ({ shardId, sequenceNumber }) => current?.lines.get(`${shardId}:${sequenceNumber}`) ?? 0,
        ),
    },
    settings,
  );
  return async (tally: VerdictTally, lines: ReadonlyMap<string, number>): Promise<void> => {
    current = { tally, lines };
    await mapping.drain();
  };
}
