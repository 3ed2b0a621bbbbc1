import type { KinesisStreamRecord } from 'aws-lambda';
import { toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { readEvents } from '../../lambdas/scoring/read-events.ts';
import { BENCH_CONFIG } from '../gate/bench-config.ts';
import { seasonRecords } from '../gate/records.ts';

/** Everything one lead did, and the time it is scored as of: the day after. */
export interface LeadHistory {
  readonly events: readonly StoredEvent[];
  readonly asOfMs: number;
}

export interface HistoriesOptions {
  readonly leads: number;
  readonly eventsPerLead: number;
  readonly seed: number;
}

/**
 * Leads with so many events each, of the kinds and values of the season: its events in the order of time, dealt
 * out in runs, so that each lead did within a day or two what a part of the season did.
 */
export function leadHistories({ leads, eventsPerLead, seed }: HistoriesOptions): LeadHistory[] {
  const events = seasonEvents(leads * eventsPerLead, seed);
  return Array.from({ length: leads }, (_, lead) => {
    const own = events.slice(lead * eventsPerLead, (lead + 1) * eventsPerLead);
    const latest = Math.max(...own.map(({ event_time_ms }) => event_time_ms));
    return { events: own, asOfMs: latest + DAY_MS };
  });
}

function seasonEvents(count: number, seed: number): StoredEvent[] {
  const tools = createReadingTools(BENCH_CONFIG);
  const read = (record: KinesisStreamRecord): readonly CanonicalEvent[] =>
    readEvents(record, BENCH_CONFIG, tools);
  const records = seasonRecords({ count, seed, arrival: 'season' }, (record) => read(record).length === 1);
  return toKinesisEvent(records)
    .Records.flatMap(read)
    .map((event) => storedEventOf(event, IDENTITY_LIMITS))
    .sort((a, b) => a.event_time_ms - b.event_time_ms);
}
