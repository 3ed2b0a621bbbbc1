import { type BatchFill, EMPTY_BATCH, withRecord } from '../local/mapping/batch.ts';
import { DEFAULT_MAPPING_SETTINGS, type MappingSettings } from '../local/mapping/settings.ts';
import { sequenceNumberAt } from '../local/sequence-number.ts';
import { shardIdOf } from '../local/shard-for-key.ts';
import type { NewRecord } from '../local/stream-record.ts';
import { InputError } from './input-error.ts';
import type { InputRecord, InputRecords } from './input-record.ts';

/** A record on its way, with the line it came from. */
export interface LinedRecord {
  readonly line: number;
  readonly record: NewRecord;
}

/**
 * Cuts the input into chunks of which each fills one invocation per shard: appending and draining chunk by chunk
 * then makes neither more invocations, nor more objects in the lake, than one long drain would.
 *
 * Where the input breaks, what was read before is handed on first.
 */
export async function* chunksForBatches(
  input: InputRecords,
  toRecord: (record: InputRecord) => LinedRecord,
  shardCount: number,
  settings: Partial<MappingSettings>,
): AsyncIterable<LinedRecord[]> {
  const { batchSize, maximumPayloadBytes, parallelizationFactor } = {
    ...DEFAULT_MAPPING_SETTINGS,
    ...settings,
  };
  const batches = shardCount * parallelizationFactor;
  const limits = { batchSize: batches * batchSize, maximumPayloadBytes: batches * maximumPayloadBytes };
  let chunk: LinedRecord[] = [];
  let fill: BatchFill = EMPTY_BATCH;
  try {
    for await (const records of input) {
      for (const inputRecord of records) {
        const lined = toRecord(inputRecord);
        const sized = sizedOf(lined.record);
        const next = withRecord(fill, sized, limits);
        if (next === null) {
          yield chunk;
          chunk = [];
        }
        chunk.push(lined);
        fill = next ?? withRecord(EMPTY_BATCH, sized, limits) ?? EMPTY_BATCH;
      }
    }
  } catch (error) {
    if (error instanceof InputError && chunk.length > 0) yield chunk;
    throw error;
  }
  if (chunk.length > 0) yield chunk;
}

/** Shard and place are not known before the append, but the length of their names is. */
const SOME_SHARD_ID = shardIdOf(0);
const SOME_SEQUENCE_NUMBER = sequenceNumberAt(0);

function sizedOf({ partitionKey, arrivalMs, data }: NewRecord) {
  return {
    shardId: SOME_SHARD_ID,
    sequenceNumber: SOME_SEQUENCE_NUMBER,
    partitionKey,
    arrivalMs,
    data: { length: Math.ceil(data.byteLength / 3) * 4 },
  };
}
