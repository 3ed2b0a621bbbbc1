import { type Assumptions, readAssumptions, valuesOf } from '../../cost/inputs.ts';
import type { Case } from '../../cost/line.ts';
import type { Settings } from '../../cost/settings.ts';
import { trafficOf } from '../../cost/traffic.ts';

/** Settings that are easy to reckon with. */
export const SETTINGS: Settings = {
  shards: undefined,
  retentionDays: 7,
  gateMemoryMb: 1_024,
  batchSize: 1_000,
  batchWindowSeconds: 10,
  scoringMemoryMb: 2_048,
  scoringBatchSize: 100,
  hasCrm: true,
  keys: 3,
  secrets: 1,
  rawTransitions: [
    { storageClass: 'STANDARD_IA', days: 90 },
    { storageClass: 'GLACIER_IR', days: 180 },
  ],
  jobs: [{ dpusPerWorker: 1, workers: 4, timeoutMinutes: 120 }],
  states: 20,
  kpiScanLimitGb: 500,
  rpus: 8,
  endpointZones: 1,
  hasDashboards: true,
  alarmMetrics: 30,
  operationsDashboards: 1,
  customMetrics: 10,
};

/** The page's own assumptions, but for what a test reckons with. */
export function given(own: Partial<Assumptions> = {}): Assumptions {
  return {
    ...valuesOf(readAssumptions()),
    daysOfHistory: 365,
    eventsPerRecord: 1,
    bytesPerEvent: 500,
    bytesPerRawEvent: 100,
    shardsOnDemand: 4,
    recordsPerShardSecond: 1_000,
    peak: 3,
    sourcesPerBatch: 3,
    looksPerShardSecond: 1,
    ...own,
  };
}

export function caseOf(
  eventsPerDay: number,
  settings: Partial<Settings> = {},
  own: Partial<Assumptions> = {},
): Case {
  const all = { ...SETTINGS, ...settings };
  return { settings: all, given: given(own), traffic: trafficOf(eventsPerDay, all, given(own)) };
}
