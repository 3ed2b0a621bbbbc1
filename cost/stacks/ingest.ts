import type { Case, Line } from '../line.ts';
import { DAYS_PER_MONTH, HOURS_PER_MONTH } from '../traffic.ts';

const MICROS = 1e6;
const MILLIS = 1e3;
const MB_PER_GB = 1_024;
const BYTES_PER_GB = 1e9;
const PUT_UNIT_BYTES = 25 * 1_024;

/** Stream, gate, and the objects the gate writes. */
export function ingestLines({ settings, traffic, given }: Case): Line[] {
  const batches = traffic.batchesPerDay * DAYS_PER_MONTH;
  const otherCalls = given.otherCallsPerDay * DAYS_PER_MONTH;
  const events = traffic.eventsPerDay * DAYS_PER_MONTH;
  const share = Math.min(1, settings.gateMemoryMb / given.memoryMbPerCore);
  const seconds =
    (events * given.gateMicrosPerEvent) / MICROS / share + (batches * given.gateMillisPerBatch) / MILLIS;
  const gateGb = settings.gateMemoryMb / MB_PER_GB;
  return [
    ...streamLines({ settings, traffic, given }),
    { what: 'gate: calls', price: 'functionCalls', quantity: batches + otherCalls },
    {
      what: 'gate: time',
      price: 'functionGbSeconds',
      quantity: seconds * gateGb + otherCalls * given.otherSecondsPerCall * gateGb,
    },
    { what: 'gate: objects put', price: 's3Puts', quantity: traffic.objectsPerDay * DAYS_PER_MONTH },
    {
      what: 'logs',
      price: 'logGb',
      quantity: ((batches + otherCalls) * given.logBytesPerCall) / BYTES_PER_GB,
    },
  ];
}

function streamLines({ settings, traffic, given }: Case): Line[] {
  if (settings.shards !== undefined) {
    const hours = settings.shards * HOURS_PER_MONTH;
    const units = Math.ceil((given.bytesPerEvent * given.eventsPerRecord) / PUT_UNIT_BYTES);
    return [
      { what: 'stream: shards', price: 'shardHour', quantity: hours },
      {
        what: 'stream: kept beyond a day',
        price: 'shardHourKept',
        quantity: settings.retentionDays > 1 ? hours : 0,
      },
      {
        what: 'stream: records in',
        price: 'putUnits',
        quantity: traffic.recordsPerDay * units * DAYS_PER_MONTH,
      },
    ];
  }
  const gbPerMonth = traffic.billedGbPerDay * DAYS_PER_MONTH;
  return [
    { what: 'stream', price: 'streamHour', quantity: HOURS_PER_MONTH },
    { what: 'stream: in', price: 'streamGbIn', quantity: gbPerMonth },
    { what: 'stream: out, to the gate', price: 'streamGbOut', quantity: gbPerMonth },
    {
      what: 'stream: kept beyond a day',
      price: 'streamGbKept',
      quantity: traffic.billedGbPerDay * (settings.retentionDays - 1),
    },
  ];
}
