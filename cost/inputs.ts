import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const price = z.strictObject({
  usd: z.number().positive(),
  per: z.number().positive(),
  unit: z.string(),
  source: z.string(),
  page: z.url(),
});
const PRICE_NAMES = [
  'streamHour',
  'streamGbIn',
  'streamGbOut',
  'streamGbKept',
  'shardHour',
  'shardHourKept',
  'putUnits',
  'functionGbSeconds',
  'functionCalls',
  'profileReads',
  'profileWrites',
  'profileGbMonth',
  'busEvents',
  'crmCalls',
  's3Puts',
  's3Standard',
  's3Infrequent',
  's3Instant',
  's3Deep',
  'keyMonth',
  'secretMonth',
  'glueDpuHours',
  'stateTransitions',
  'athenaTb',
  'redshiftRpuHours',
  'endpointHours',
  'author',
  'reader',
  'alarmMetrics',
  'dashboardMonth',
  'customMetrics',
  'logGb',
] as const;
const priceTable = z.strictObject({
  region: z.string(),
  read: z.string(),
  sources: z.record(z.string(), z.string()),
  prices: z.record(z.enum(PRICE_NAMES), price),
});

const assumption = z.strictObject({ value: z.number().positive(), why: z.string() });
const ASSUMPTION_NAMES = [
  'daysOfHistory',
  'eventsPerRecord',
  'packedEventsPerRecord',
  'bytesPerEvent',
  'bytesPerRawEvent',
  'bytesPerValidatedEvent',
  'bytesPerEventInTables',
  'bytesPerEventInProfiles',
  'bytesPerEventInScoreLog',
  'profileReadsPerEvent',
  'profileWritesPerEvent',
  'scoresToldPerEvent',
  'bandChangesPerEvent',
  'looksPerShardSecond',
  'scoringMillisPerEvent',
  'scoringMillisPerBatch',
  'shardsOnDemand',
  'recordsPerShardSecond',
  'peak',
  'sourcesPerBatch',
  'gateMicrosPerEvent',
  'memoryMbPerCore',
  'gateMillisPerBatch',
  'otherCallsPerDay',
  'otherSecondsPerCall',
  'logBytesPerCall',
  'sparkSecondsPerMillionNew',
  'sparkSecondsPerMillionOld',
  'cpusPerDpu',
  'glueMinutesPerJob',
  'kpisOverRaw',
  'analystTbPerTbKept',
  'refreshMinutes',
  'warehouseMinutesPerDay',
  'metricsWithoutAlarm',
  'authors',
  'readers',
] as const;
const assumptionTable = z.record(z.enum(ASSUMPTION_NAMES), assumption);

export type PriceName = (typeof PRICE_NAMES)[number];
export type PriceTable = z.output<typeof priceTable>;
export type AssumptionTable = z.output<typeof assumptionTable>;
/** The values of the assumptions, without their reasons. */
export type Assumptions = Readonly<Record<(typeof ASSUMPTION_NAMES)[number], number>>;

export function readPrices(): PriceTable {
  return priceTable.parse(parse(textOf('prices.yaml')));
}

export function readAssumptions(): AssumptionTable {
  return assumptionTable.parse(parse(textOf('assumptions.yaml')));
}

export function valuesOf(table: AssumptionTable): Assumptions {
  return Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value])) as Assumptions;
}

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
