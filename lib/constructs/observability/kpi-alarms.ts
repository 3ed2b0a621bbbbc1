import { kpiMetric } from '../../../lambdas/kpi-emission/kpi-metric.ts';
import type { AlarmSpec, MetricSpec } from './alarm-spec.ts';
import type { KpiCondition, KpiValue } from './kpi-threshold.ts';

export interface KpiWatch {
  readonly kpi: string;
  readonly title: string;
  /** The header's words for when to worry. */
  readonly alarm: string;
  /** The same for machines: where all of them hold. */
  readonly conditions: readonly KpiCondition[];
}

/** An alarm for each KPI whose header names a threshold. */
export function kpiAlarms(kpis: readonly KpiWatch[]): AlarmSpec[] {
  return kpis.map(alarmOf);
}

function alarmOf({ kpi, title, alarm, conditions }: KpiWatch): AlarmSpec {
  const metrics: Record<string, MetricSpec> = {};
  const nameOf = (value: KpiValue, worst: MetricSpec['statistic']) => {
    const id = `m${Object.keys(metrics).length + 1}`;
    metrics[id] = { ...kpiMetric({ kpi, ...value }), statistic: worst };
    return id;
  };
  // of two runs within an hour the worse counts
  const terms = conditions.map(({ left, is, right }) => {
    const isCeiling = is.startsWith('>');
    const value = nameOf(left, isCeiling ? 'Maximum' : 'Minimum');
    const bound = typeof right === 'number' ? right : nameOf(right, isCeiling ? 'Minimum' : 'Maximum');
    return `${value} ${is} ${bound}`;
  });
  const [only] = conditions;
  const isPlain = conditions.length === 1 && only !== undefined && typeof only.right === 'number';
  return {
    entry: `KPI ${title.toLowerCase()}`,
    urgency: 'warn',
    meaning: `The newest run found the KPI ${title} out of bounds: ${alarm}.`,
    metrics,
    ...(isPlain
      ? { raisedWhen: { is: only.is, than: Number(only.right) } }
      : { expression: `IF(${terms.join(' AND ')}, 1, 0)`, raisedWhen: { is: '>=', than: 1 } }),
    periodSeconds: 3_600,
    periods: 1,
    // a run speaks once a day; until the next one its word stands
    withoutData: 'ignore',
  };
}
