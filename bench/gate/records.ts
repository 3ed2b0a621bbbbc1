import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { generateSeason, type SeasonEvent } from '#cli/demo/season/index.ts';
import { EMPTY_EVENT_BYTES, invocationBytes, toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';
import { DEFAULT_MAPPING_SETTINGS } from '#cli/local/mapping/settings.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import { DAY_MS } from '#domain/values/calendar.ts';

/** A season has about six records for each lead; a small one, and one whose odd records are left out, has fewer. */
const LEADS_PER_RECORD = 1 / 4;

/** End of every benchmark's season: a fixed day, so that the same seed is the same bytes on any day. */
const SEASON_END_MS = Date.UTC(2025, 5, 30);

/**
 * How records arrive. `day`: all within one day, as a stream in use delivers them, so that a batch ends in one
 * object per source and layer. `season`: over half a year, as history is imported, one object per source and
 * day.
 */
export type Arrival = 'day' | 'season';

export interface RecordsOptions {
  readonly count: number;
  readonly seed: number;
  readonly arrival: Arrival;
}

/** A season's first `count` records that `isUsed` says yes to, as the stream holds them. */
export function seasonRecords(
  { count, seed, arrival }: RecordsOptions,
  isUsed: (record: KinesisStreamRecord) => boolean,
): StreamRecord[] {
  const leads = Math.ceil(count * LEADS_PER_RECORD);
  const { events } = generateSeason({ leads, seed, endMs: SEASON_END_MS });
  const records: StreamRecord[] = [];
  for (const event of events) {
    const arrivalMs = arrival === 'season' ? event.arrivalMs : SEASON_END_MS + (records.length % DAY_MS);
    const record = toRecord(event, records.length, arrivalMs);
    if (toKinesisEvent([record]).Records.every(isUsed)) records.push(record);
    if (records.length === count) return records;
  }
  throw new RangeError(`a season of ${leads} leads has only ${records.length} records, not ${count}`);
}

function toRecord({ payload }: SeasonEvent, index: number, arrivalMs: number): StreamRecord {
  return {
    shardId: 'shardId-000000000000',
    // As long as Kinesis' own: 56 digits.
    sequenceNumber: `4966${String(index).padStart(52, '0')}`,
    partitionKey: String(index),
    arrivalMs,
    appendedMs: arrivalMs,
    data: Buffer.from(payload, 'utf8').toString('base64'),
  };
}

/** Cuts records into the events Lambda would call the gate with, by the limits of the event source mapping. */
export function toBatches(records: readonly StreamRecord[]): KinesisStreamEvent[] {
  const { batchSize, maximumPayloadBytes } = DEFAULT_MAPPING_SETTINGS;
  const batches: KinesisStreamEvent[] = [];
  let batch: StreamRecord[] = [];
  let bytes = EMPTY_EVENT_BYTES;
  for (const record of records) {
    const size = invocationBytes(record);
    if (batch.length === batchSize || (batch.length > 0 && bytes + size > maximumPayloadBytes)) {
      batches.push(toKinesisEvent(batch));
      batch = [];
      bytes = EMPTY_EVENT_BYTES;
    }
    batch.push(record);
    bytes += size;
  }
  if (batch.length > 0) batches.push(toKinesisEvent(batch));
  return batches;
}
