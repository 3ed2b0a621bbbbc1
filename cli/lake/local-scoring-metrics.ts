import { LATENCY_METRIC, type ScoringMetrics } from '../../lambdas/scoring/scoring-metrics.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { createMetricsLog } from './metrics-log.ts';

/** CloudWatch takes so many values of one metric in a line. */
const VALUES_A_LINE = 100;

/** What scoring counts and how long it takes, in the lake's log of metrics. */
export function createLocalScoringMetrics(lake: LakeDirectory, now: () => number): ScoringMetrics {
  const write = createMetricsLog(lake, now);
  return {
    count: (name, value, dimensions) => write({ name, unit: 'Count', value, dimensions }),
    latencies(ms) {
      for (let first = 0; first < ms.length; first += VALUES_A_LINE) {
        const value = ms.slice(first, first + VALUES_A_LINE);
        write({ name: LATENCY_METRIC, unit: 'Milliseconds', value, dimensions: {} });
      }
    },
  };
}
