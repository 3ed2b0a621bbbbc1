import { EMPTY_EVENT_BYTES, invocationBytes, type SizedRecord } from './kinesis-event.ts';
import type { MappingSettings } from './settings.ts';

/** How much of a batch is filled. */
export interface BatchFill {
  readonly records: number;
  readonly bytes: number;
}

export const EMPTY_BATCH: BatchFill = { records: 0, bytes: EMPTY_EVENT_BYTES };

type BatchLimits = Pick<MappingSettings, 'batchSize' | 'maximumPayloadBytes'>;

/**
 * The batch with one more record in it, or null where it has to go out first: it is full at `batchSize` records
 * or where the payload would pass its limit. A record that is over the limit by itself makes a batch of its own,
 * because whether it can be taken is the gate's to say, with its bytes kept.
 */
export function withRecord(fill: BatchFill, record: SizedRecord, limits: BatchLimits): BatchFill | null {
  const next = { records: fill.records + 1, bytes: fill.bytes + invocationBytes(record) };
  if (fill.records === 0) return next;
  return next.records <= limits.batchSize && next.bytes <= limits.maximumPayloadBytes ? next : null;
}

/** How many records from the head of the queue make the next batch, and whether more could still join it. */
export function measureBatch(
  queue: readonly SizedRecord[],
  limits: BatchLimits,
): { readonly count: number; readonly isFull: boolean } {
  let fill = EMPTY_BATCH;
  for (const record of queue) {
    const next = withRecord(fill, record, limits);
    if (next === null) return { count: fill.records, isFull: true };
    fill = next;
  }
  const isFull = fill.records >= limits.batchSize || fill.bytes >= limits.maximumPayloadBytes;
  return { count: fill.records, isFull: fill.records > 0 && isFull };
}
