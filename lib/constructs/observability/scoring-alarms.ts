import { LATENCY_METRIC, SCORING_METRICS } from '../../../lambdas/scoring/scoring-metrics.ts';
import type { AlarmSpec, MetricSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';
import { METRICS_NAMESPACE, SCORING_SERVICE } from './lake-metrics.ts';

const SECOND_MS = 1_000;
/** A person who has just filled in a form is still there. */
const BEHIND_MS = 60 * SECOND_MS;
const LATE_MS = 5 * SECOND_MS;

export interface ScoringWatch {
  /** Name of the scoring function. */
  readonly functionName: string;
  readonly streamName: string;
  /** Events that were set aside, for all reasons. */
  readonly setAside: MetricSpec;
}

/** Whether scores come, come at once, and are told. */
export function scoringAlarms({ functionName, streamName, setAside }: ScoringWatch): AlarmSpec[] {
  const own = (name: string) => sum(METRICS_NAMESPACE, name, { service: SCORING_SERVICE });
  const quiet = { withoutData: 'notBreaching' } as const;
  const lasting = {
    ...quiet,
    urgency: 'warn',
    raisedWhen: { is: '>', than: 0 },
    periodSeconds: 300,
    periods: 3,
  } as const;
  const once = { ...lasting, periods: 1 } as const;
  return [
    {
      ...quiet,
      entry: 'Scoring falls behind',
      urgency: 'warn',
      meaning: 'Records wait more than a minute in the stream before they are scored.',
      metrics: {
        age: {
          namespace: 'AWS/Lambda',
          name: 'IteratorAge',
          dimensions: { FunctionName: functionName },
          statistic: 'Maximum',
        },
      },
      raisedWhen: { is: '>', than: BEHIND_MS },
      periodSeconds: 60,
      periods: 5,
      badPeriods: 3,
    },
    {
      ...quiet,
      entry: 'Scoring does not read the stream',
      urgency: 'page',
      meaning: 'Records arrive in the stream, and for 15 minutes nothing has called the scoring function.',
      metrics: {
        incoming: sum('AWS/Kinesis', 'IncomingRecords', { StreamName: streamName }),
        calls: sum('AWS/Lambda', 'Invocations', { FunctionName: functionName }),
      },
      expression: 'IF(FILL(incoming, 0) > 0 AND FILL(calls, 0) < 1, 1, 0)',
      raisedWhen: { is: '>=', than: 1 },
      periodSeconds: 300,
      periods: 3,
    },
    {
      ...quiet,
      entry: 'Scores come late',
      urgency: 'warn',
      meaning: 'Of a hundred scores five were written more than 5 seconds after their event had arrived.',
      metrics: {
        latency: {
          namespace: METRICS_NAMESPACE,
          name: LATENCY_METRIC,
          dimensions: { service: SCORING_SERVICE },
          statistic: 'p95',
        },
      },
      raisedWhen: { is: '>', than: LATE_MS },
      periodSeconds: 300,
      periods: 3,
      badPeriods: 2,
    },
    {
      ...lasting,
      entry: 'Records cannot be scored',
      meaning: 'For 15 minutes records have been given back to the stream because they could not be scored.',
      metrics: { returned: own(SCORING_METRICS.returned) },
    },
    {
      ...once,
      entry: 'Events were set aside',
      meaning: 'Events can be in no profile as they are; scores of the moment do without them.',
      metrics: { setAside },
    },
    {
      ...once,
      entry: 'A model cannot be used',
      meaning: 'The promoted model cannot be used; probabilities are those of the one before it, or none.',
      metrics: { fallbacks: own(SCORING_METRICS.modelFallbacks) },
    },
    {
      ...lasting,
      entry: 'The event bus is not told',
      meaning: 'For 15 minutes the event bus has not taken all that there was to tell of scores.',
      metrics: { failed: own(SCORING_METRICS.notAnnounced) },
    },
  ];
}
