import { METRICS_NAMESPACE } from '../../../lambdas/kpi-emission/kpi-metric.ts';
import { ENVIRONMENT_DIMENSION, OVERDUE_METRIC } from '../../../lambdas/pipeline-overdue/overdue-metric.ts';
import { SCORING_METRICS } from '../../../lambdas/scoring/scoring-metrics.ts';
import { GATE_METRICS } from '../../../lambdas/validation/gate-metrics.ts';
import { metricsNamespace } from '../../metrics-namespace.ts';
import type { MetricSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

export { METRICS_NAMESPACE };
/** What the dimension `service` says of metrics of the gate, and of the drain. */
export const GATE_SERVICE = 'validation';
export const DRAIN_SERVICE = 'drain';
/** The same of metrics of scoring. */
export const SCORING_SERVICE = 'scoring';

/** Events of a source that the gate took. */
export function acceptedFrom(source: string): MetricSpec {
  return sum(METRICS_NAMESPACE, GATE_METRICS.accepted, { service: GATE_SERVICE, source });
}

/** All events that the gate took, or all records it refused: what it counts by source and reason, as one number. */
export function gateTotal(which: 'accepted' | 'quarantined', environment: string): MetricSpec {
  return sum(metricsNamespace(environment), GATE_METRICS[which], {});
}

/** All events that scoring set aside, whatever the reason. */
export function setAsideTotal(environment: string): MetricSpec {
  return sum(metricsNamespace(environment), SCORING_METRICS.setAside, {});
}

/** 1 for each check that found the pipeline late, 0 for each that did not. */
export function pipelineOverdue(environment: string): MetricSpec {
  return {
    namespace: METRICS_NAMESPACE,
    name: OVERDUE_METRIC,
    dimensions: { service: 'pipeline-overdue', [ENVIRONMENT_DIMENSION]: environment },
    statistic: 'Maximum',
  };
}
