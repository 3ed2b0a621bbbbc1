import type { KinesisStreamEvent } from 'aws-lambda';
import { createEventSourceMapping } from '#cli/local/event-source-mapping.ts';
import type { MappingEffects, Settlement } from '#cli/local/mapping/effects.ts';
import type { Discarded } from '#cli/local/mapping/invocation-record.ts';
import type { MappingSettings } from '#cli/local/mapping/settings.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';

export const SHARD_ID = 'shardId-000000000000';

/** What a function under the harness sees: the texts of the records, and a way to name one as failed. */
export type Handle = (texts: readonly string[], call: number) => unknown;

export interface HarnessProps {
  /** Text of each record; `key:text` states a partition key, else the text is its own. */
  readonly texts: readonly string[];
  /** Left out, the function takes everything. */
  readonly handle?: Handle;
  readonly settings?: Partial<MappingSettings>;
  readonly effects?: Partial<MappingEffects>;
}

/** The sequence number of record number `index`, and the response that names it as failed. */
export const sequenceNumberOf = (index: number): string => String(1_000 + index);
export const failingFrom = (text: string) => ({ batchItemFailures: [{ itemIdentifier: text }] });

/** A stream, a function and a destination in memory, under a clock that only sleeping moves. */
export function createHarness({
  texts,
  handle = () => undefined,
  settings = {},
  effects = {},
}: HarnessProps) {
  const log: StreamRecord[] = [];
  let clockMs = 0;
  const append = (text: string): void => {
    const [partitionKey = ''] = text.split(':');
    log.push({
      shardId: SHARD_ID,
      sequenceNumber: sequenceNumberOf(log.length),
      partitionKey,
      arrivalMs: clockMs,
      appendedMs: clockMs,
      data: Buffer.from(text).toString('base64'),
    });
  };
  texts.forEach(append);

  const calls: string[][] = [];
  const callTimes: number[] = [];
  const settled: { text: string; settlement: Settlement }[] = [];
  const discarded: Discarded[] = [];
  const checkpoints: string[] = [];
  const sleeps: number[] = [];
  const all: MappingEffects = {
    source: {
      shardIds: [SHARD_ID],
      read: async (_shardId, after, limit) => {
        const start =
          after === null ? 0 : log.findIndex(({ sequenceNumber }) => sequenceNumber === after) + 1;
        return log.slice(start, start + Math.min(limit.records, log.length));
      },
    },
    checkpoints: {
      load: async () => checkpoints.at(-1) ?? null,
      save: async (_shardId, sequenceNumber) => {
        checkpoints.push(sequenceNumber);
      },
    },
    invoke: async (event) => {
      const batch = textsOf(event);
      calls.push(batch);
      callTimes.push(clockMs);
      return handle(batch, calls.length);
    },
    onFailure: async (given) => {
      discarded.push(given);
    },
    sleep: async (ms) => {
      sleeps.push(ms);
      clockMs += ms;
    },
    now: () => clockMs,
    onSettled: (records, settlement) => {
      for (const { data } of records) settled.push({ text: decode(data), settlement });
    },
    ...effects,
  };
  return {
    mapping: createEventSourceMapping(all, settings),
    append,
    advance: (ms: number) => {
      clockMs += ms;
    },
    calls,
    callTimes,
    checkpoints,
    sleeps,
    settled,
    discarded: () =>
      discarded.map(({ records, condition }) => ({
        condition,
        texts: records.map(({ data }) => decode(data)),
      })),
    delivered: () => settled.flatMap(({ text, settlement }) => (settlement === 'delivered' ? text : [])),
  };
}

function textsOf({ Records }: KinesisStreamEvent): string[] {
  return Records.map(({ kinesis }) => decode(kinesis.data));
}

function decode(data: string): string {
  return Buffer.from(data, 'base64').toString();
}
