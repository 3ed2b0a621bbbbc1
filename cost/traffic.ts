import type { Assumptions } from './inputs.ts';
import type { Settings } from './settings.ts';

export const DAYS_PER_MONTH = 365 / 12;
export const HOURS_PER_MONTH = 730;
const SECONDS_PER_DAY = 86_400;
const KB = 1_024;
const GB = 1e9;

/** What a number of events a day makes of records, batches and objects. */
export interface Traffic {
  readonly eventsPerDay: number;
  readonly recordsPerDay: number;
  /** As it is counted: each record is rounded up to a KB. */
  readonly billedGbPerDay: number;
  readonly shards: number;
  /** How often the gate is called. */
  readonly batchesPerDay: number;
  /** Objects of raw and validated. */
  readonly objectsPerDay: number;
  readonly bytesPerRawObject: number;
  /** How often the scoring function is called. */
  readonly scoringBatchesPerDay: number;
}

export function trafficOf(eventsPerDay: number, settings: Settings, given: Assumptions): Traffic {
  const recordsPerDay = eventsPerDay / given.eventsPerRecord;
  const kbPerRecord = Math.ceil((given.bytesPerEvent * given.eventsPerRecord) / KB);
  const atPeak = (recordsPerDay / SECONDS_PER_DAY) * given.peak;
  const shards =
    settings.shards ?? Math.max(given.shardsOnDemand, Math.ceil(atPeak / given.recordsPerShardSecond));
  // a batch goes when it is full or its window is over; a window in which nothing came makes none
  const windowsPerDay =
    settings.batchWindowSeconds === 0
      ? recordsPerDay
      : (shards * SECONDS_PER_DAY) / settings.batchWindowSeconds;
  const batchesPerDay = Math.max(recordsPerDay / settings.batchSize, Math.min(recordsPerDay, windowsPerDay));
  const objectsPerLayer = batchesPerDay * Math.min(given.sourcesPerBatch, eventsPerDay / batchesPerDay);
  return {
    eventsPerDay,
    recordsPerDay,
    billedGbPerDay: (recordsPerDay * kbPerRecord * KB) / GB,
    shards,
    batchesPerDay,
    objectsPerDay: objectsPerLayer * 2,
    bytesPerRawObject: (eventsPerDay * given.bytesPerRawEvent) / objectsPerLayer,
    // it does not wait for a batch to fill: each look at a shard that finds something makes one
    scoringBatchesPerDay: Math.max(
      recordsPerDay / settings.scoringBatchSize,
      Math.min(recordsPerDay, shards * SECONDS_PER_DAY * given.looksPerShardSecond),
    ),
  };
}
