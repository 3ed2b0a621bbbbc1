import type { MetricSpec } from './alarm-spec.ts';

/** A metric of which periods are added up. */
export function sum(
  namespace: string,
  name: string,
  dimensions: Readonly<Record<string, string>>,
): MetricSpec {
  return { namespace, name, dimensions, statistic: 'Sum' };
}
