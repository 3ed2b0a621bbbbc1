/** Namespace of all metrics of a lake; on AWS each environment has one of its own under it. */
export const METRICS_NAMESPACE = 'LeadLake';
/** What the dimension `service` says of metrics that come from here. */
export const METRICS_SERVICE = 'kpi-emission';

/** What KPIs are broken down by in CloudWatch: each has a handful of values, and never a date or a code. */
export const METRIC_DIMENSIONS = ['source', 'band'] as const;
export type MetricDimension = (typeof METRIC_DIMENSIONS)[number];

/** One of the numbers that a run writes down of a KPI. */
export interface KpiFigure {
  readonly kpi: string;
  readonly measure: string;
  /** The value, or an end of its interval. @default the value */
  readonly column?: 'value' | 'low' | 'high';
  /** Whether it is about the newest of its days. @default about all days */
  readonly isNewestDay?: boolean;
  /** What part of the lake it is about. @default the whole */
  readonly part?: { readonly dimension: MetricDimension; readonly value: string };
}

/** Where a figure lies in CloudWatch. */
export interface KpiMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The one rule by which a KPI's figure is published, and found again by alarms and dashboards. */
export function kpiMetric({ part, ...figure }: KpiFigure): KpiMetric {
  return {
    namespace: METRICS_NAMESPACE,
    name: kpiMetricName(figure),
    dimensions: { service: METRICS_SERVICE, ...(part && { [part.dimension]: part.value }) },
  };
}

/** `processing_latency` and `p95_seconds` of the newest day: `ProcessingLatencyP95SecondsNewestDay`. */
export function kpiMetricName({
  kpi,
  measure,
  column = 'value',
  isNewestDay = false,
}: Omit<KpiFigure, 'part'>): string {
  const words = [...kpi.split('_'), ...measure.split('_')];
  if (column !== 'value') words.push(column);
  if (isNewestDay) words.push('newest', 'day');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
