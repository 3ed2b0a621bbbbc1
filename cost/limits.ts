import type { Case } from './line.ts';
import { rawTb } from './stacks/analytics.ts';
import { sparkHoursPerDay } from './stacks/processing.ts';
import { LEAST_TO_MOVE } from './stacks/storage.ts';

const MINUTES_PER_HOUR = 60;
const BYTES_PER_TB = 1e12;
const BYTES_PER_GB = 1_024 ** 3;
const BYTES_PER_KB = 1_024;

/** What these settings do not do for this traffic within the history, each with what to change. */
export function outgrown(of: Case): string[] {
  return [...overScanned(of), ...tooSlow(of), ...tooSmallToMove(of)];
}

function overScanned({ settings, traffic, given }: Case): string[] {
  const { kpiScanLimitGb: limit } = settings;
  const scanned = Math.ceil((rawTb({ traffic, given }) * BYTES_PER_TB) / BYTES_PER_GB);
  if (limit === undefined || scanned <= limit) return [];
  const days = Math.floor((given.daysOfHistory * limit) / scanned);
  return [
    `KPIs over raw events read more than \`athena.kpisScanLimitGb\` allows (${limit}) after ${days} days; after ${given.daysOfHistory} they read ${scanned} GB`,
  ];
}

/** As if one stage had all of the work, which is not far from true. */
function tooSlow({ settings, traffic, given }: Case): string[] {
  const [job] = settings.jobs;
  if (job === undefined) return [];
  const hours = sparkHoursPerDay({ traffic, given });
  const coresPerWorker = job.dpusPerWorker * given.cpusPerDpu;
  const minutes = (hours / (coresPerWorker * job.workers)) * MINUTES_PER_HOUR;
  if (minutes <= job.timeoutMinutes) return [];
  const needed = Math.ceil((hours * MINUTES_PER_HOUR) / job.timeoutMinutes / coresPerWorker);
  return [
    `a day's work takes ${job.workers} workers ${Math.ceil(minutes / MINUTES_PER_HOUR)} hours, and a job is stopped ` +
      `after ${job.timeoutMinutes} minutes: it needs about ${needed} workers of this type (\`pipeline.workers\`, \`pipeline.workerType\`)`,
  ];
}

function tooSmallToMove({ settings, traffic }: Case): string[] {
  if (settings.rawTransitions.length === 0 || traffic.bytesPerRawObject >= LEAST_TO_MOVE) return [];
  const kb = Math.ceil(traffic.bytesPerRawObject / BYTES_PER_KB);
  return [
    `an object of raw has about ${kb} KB, and S3 moves none below ${LEAST_TO_MOVE / BYTES_PER_KB} KB to a colder class: ` +
      'all stay in Standard, unless a longer `stream.batchWindowSeconds` makes larger ones',
  ];
}
