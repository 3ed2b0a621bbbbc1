import { METRICS_NAMESPACE } from '../lambdas/kpi-emission/kpi-metric.ts';

/** The name under which Powertools looks for a namespace that the code does not give. */
export const NAMESPACE_VARIABLE = 'POWERTOOLS_METRICS_NAMESPACE';

/** Where an environment's metrics lie: two lakes of one account must not add up. */
export function metricsNamespace(environment: string): string {
  return `${METRICS_NAMESPACE}/${environment}`;
}

/** A metric as it is described without an environment, where it really lies; metrics of AWS stay where they are. */
export function inEnvironment<M extends { readonly namespace: string }>(environment: string, metric: M): M {
  return metric.namespace === METRICS_NAMESPACE
    ? { ...metric, namespace: metricsNamespace(environment) }
    : metric;
}
