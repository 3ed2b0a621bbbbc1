import type { Goal } from '../goals.ts';
import type { Usage } from '../measure/measure.ts';
import type { MeasuredRow } from './result.ts';

/** Goals for what a process tree took. */
export interface UsageGoals {
  readonly wallSeconds?: Goal;
  readonly peakBytes?: Goal;
}

/** CPU seconds, round by round. */
export function cpuOf(usages: readonly Usage[]): number[] {
  return usages.map(({ cpuSeconds }) => cpuSeconds);
}

/** Time, CPU and memory of one subject, a row each. */
export function usageRows(what: string, usages: readonly Usage[], goals: UsageGoals = {}): MeasuredRow[] {
  const { wallSeconds, peakBytes } = goals;
  return [
    {
      what: `${what}: time`,
      unit: 'seconds',
      samples: usages.map((usage) => usage.wallSeconds),
      ...(wallSeconds && { goal: wallSeconds }),
    },
    { what: `${what}: CPU`, unit: 'seconds', samples: cpuOf(usages) },
    {
      what: `${what}: peak memory`,
      unit: 'bytes',
      samples: usages.map((usage) => usage.peakBytes),
      ...(peakBytes && { goal: peakBytes }),
    },
  ];
}
