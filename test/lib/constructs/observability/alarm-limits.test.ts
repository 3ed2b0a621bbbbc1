import {
  AlarmLimitError,
  assertWithinLimits,
} from '../../../../lib/constructs/observability/alarm-limits.ts';
import type { AlarmSpec, MetricSpec } from '../../../../lib/constructs/observability/alarm-spec.ts';
import { alarms } from './watched-lake.ts';

const metric: MetricSpec = { namespace: 'n', name: 'm', dimensions: {}, statistic: 'Sum' };
const spec = (values: Partial<AlarmSpec>): AlarmSpec => ({
  entry: 'Something',
  urgency: 'warn',
  meaning: 'Something.',
  metrics: { metric },
  raisedWhen: { is: '>', than: 0 },
  periodSeconds: 3_600,
  periods: 1,
  withoutData: 'ignore',
  ...values,
});

test('all alarms of a lake are such as CloudWatch takes', () => {
  for (const each of alarms()) expect(() => assertWithinLimits(each)).not.toThrow();
});

test('over hours an alarm looks back a week and no hour more', () => {
  expect(() => assertWithinLimits(spec({ periods: 168 }))).not.toThrow();
  expect(() => assertWithinLimits(spec({ periods: 169 }))).toThrow(
    'alarm Something looks back 608400 s: over periods of 3600 s at most 604800 s are allowed',
  );
});

test('over minutes an alarm looks back a day at most', () => {
  expect(() => assertWithinLimits(spec({ periodSeconds: 60, periods: 1_441 }))).toThrow(AlarmLimitError);
});

test('an eleventh metric is one too many', () => {
  const metrics = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`m${index}`, metric]));
  expect(() => assertWithinLimits(spec({ metrics, expression: 'm0' }))).toThrow(
    'alarm Something looks at 11 metrics: at most 10 are allowed, have a total published instead',
  );
});

test('two metrics without an expression are no series', () => {
  expect(() => assertWithinLimits(spec({ metrics: { a: metric, b: metric } }))).toThrow(
    'has 2 metrics and no expression',
  );
});
