import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { LATENCY_METRIC, type ScoringMetrics } from './scoring-metrics.ts';

/** Reports to CloudWatch: each count with its own dimensions, and all times of a batch together. */
export function createPowertoolsScoringMetrics(metrics: Metrics): ScoringMetrics {
  return {
    count: (name, value, dimensions) => {
      const single = metrics.singleMetric();
      for (const [dimension, text] of Object.entries(dimensions)) single.addDimension(dimension, text);
      single.addMetric(name, MetricUnit.Count, value);
    },
    latencies: (values) => {
      for (const value of values) metrics.addMetric(LATENCY_METRIC, MetricUnit.Milliseconds, value);
      metrics.publishStoredMetrics();
    },
  };
}
