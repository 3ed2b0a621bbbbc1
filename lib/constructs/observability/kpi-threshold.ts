import {
  type KpiFigure,
  METRIC_DIMENSIONS,
  type MetricDimension,
} from '../../../lambdas/kpi-emission/kpi-metric.ts';

/** A number of a KPI that an alarm looks at: `success`, `converted.high[band HOT]`, `p95_seconds[newest day]`. */
export type KpiValue = Omit<KpiFigure, 'kpi'>;

export interface KpiCondition {
  readonly left: KpiValue;
  readonly is: '<' | '>' | '<=' | '>=';
  readonly right: KpiValue | number;
}

/** What a KPI's header says in its line `threshold`. */
export type KpiThreshold =
  | { readonly kind: 'none' }
  /** The alarms on a silent source watch it, hour by hour instead of once a day. */
  | { readonly kind: 'silence' }
  /** All conditions hold: the alarm is raised. */
  | { readonly kind: 'conditions'; readonly conditions: readonly KpiCondition[] };

/** A line `threshold` that cannot be read; the message says what is allowed. */
export class KpiThresholdError extends Error {
  override readonly name = 'KpiThresholdError';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const ALLOWED =
  'write none, silence, or conditions such as "success < 0.95" or "auc < 0.6 and positives >= 50"; ' +
  'a value is measure, measure[newest day] or measure.high[band HOT]';

const CONDITION = /^(\S+?(?:\[[^\]]+\])?) (<=|>=|<|>) (\S+?(?:\[[^\]]+\])?)$/;
const VALUE = /^([a-z][a-z0-9_]*)(?:\.(low|high))?(?:\[([^\]]+)\])?$/;
const NEWEST_DAY = 'newest day';
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** @throws KpiThresholdError */
export function readThreshold(text: string): KpiThreshold {
  const trimmed = text.trim();
  if (trimmed === 'none' || trimmed === 'silence') return { kind: trimmed };
  const conditions = trimmed.split(' and ').map((condition) => {
    const [, left = '', is, right = ''] = CONDITION.exec(condition) ?? [];
    const value = readValue(left);
    const bound = NUMBER.test(right) ? Number(right) : readValue(right);
    if (is === undefined || value === undefined || bound === undefined) {
      throw new KpiThresholdError([`threshold "${text}" cannot be read: ${ALLOWED}`]);
    }
    return { left: value, is: is as KpiCondition['is'], right: bound };
  });
  return { kind: 'conditions', conditions };
}

function readValue(text: string): KpiValue | undefined {
  const [, measure, column, about] = VALUE.exec(text) ?? [];
  if (measure === undefined) return undefined;
  const value = { measure, ...(column !== undefined && { column: column as 'low' | 'high' }) };
  if (about === undefined) return value;
  if (about === NEWEST_DAY) return { ...value, isNewestDay: true };
  const [dimension, part] = about.split(' ');
  if (part === undefined || !isDimension(dimension)) return undefined;
  return { ...value, part: { dimension, value: part } };
}

function isDimension(name: string | undefined): name is MetricDimension {
  return METRIC_DIMENSIONS.some((dimension) => dimension === name);
}
