import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { GateMetrics } from './gate-metrics.ts';

/** Reports the gate's counts to CloudWatch, each with its own dimensions. */
export function createPowertoolsGateMetrics(metrics: Metrics): GateMetrics {
  return {
    count: (name, value, dimensions) => {
      const single = metrics.singleMetric();
      for (const [dimension, text] of Object.entries(dimensions)) single.addDimension(dimension, text);
      single.addMetric(name, MetricUnit.Count, value);
    },
  };
}
