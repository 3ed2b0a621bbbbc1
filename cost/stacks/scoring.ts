import type { Case, Line } from '../line.ts';
import { DAYS_PER_MONTH } from '../traffic.ts';

const MILLIS = 1e3;
const MB_PER_GB = 1_024;
const BYTES_PER_GB = 1e9;
const BYTES_PER_TB = 1e12;

/** A second look at the stream, what each event reads and writes in the table of profiles, and who is told. */
export function scoringLines({ settings, traffic, given }: Case): Line[] {
  const events = traffic.eventsPerDay * DAYS_PER_MONTH;
  const batches = traffic.scoringBatchesPerDay * DAYS_PER_MONTH;
  const millis = events * given.scoringMillisPerEvent + batches * given.scoringMillisPerBatch;
  const changes = events * given.bandChangesPerEvent;
  return [
    ...(settings.shards === undefined
      ? [
          {
            what: 'stream: out, to scoring',
            price: 'streamGbOut' as const,
            quantity: traffic.billedGbPerDay * DAYS_PER_MONTH,
          },
        ]
      : []),
    { what: 'scoring: calls', price: 'functionCalls', quantity: batches },
    {
      what: 'scoring: time',
      price: 'functionGbSeconds',
      quantity: (millis / MILLIS) * (settings.scoringMemoryMb / MB_PER_GB),
    },
    { what: 'profiles: read', price: 'profileReads', quantity: events * given.profileReadsPerEvent },
    { what: 'profiles: written', price: 'profileWrites', quantity: events * given.profileWritesPerEvent },
    { what: 'score log: objects put', price: 's3Puts', quantity: batches },
    {
      // the last stage of a run looks for the band in which each lead was last
      what: 'score log: scanned',
      price: 'athenaTb',
      quantity: (events * given.daysOfHistory * given.bytesPerEventInScoreLog) / BYTES_PER_TB,
    },
    { what: 'bus', price: 'busEvents', quantity: events * given.scoresToldPerEvent + changes },
    ...(settings.hasCrm ? [{ what: 'CRM', price: 'crmCalls' as const, quantity: changes }] : []),
    { what: 'logs', price: 'logGb', quantity: (batches * given.logBytesPerCall) / BYTES_PER_GB },
  ];
}
