import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { kpiMetricName, METRICS_SERVICE } from './kpi-metric.ts';
import type { KpiMetrics } from './kpi-metrics.ts';
import type { FigureUnit } from './published-figures.ts';

const UNITS = {
  Count: MetricUnit.Count,
  Seconds: MetricUnit.Seconds,
  None: MetricUnit.NoUnit,
} as const satisfies Record<FigureUnit, string>;

/** Reports figures to CloudWatch, each with its own dimensions; the service is one of them. */
export function createPowertoolsKpiMetrics(): KpiMetrics {
  const metrics = new Metrics({ serviceName: METRICS_SERVICE });
  return {
    publish: (figure) => {
      const single = metrics.singleMetric();
      if (figure.part !== undefined) single.addDimension(figure.part.dimension, figure.part.value);
      single.addMetric(kpiMetricName(figure), UNITS[figure.unit], figure.number);
    },
  };
}
