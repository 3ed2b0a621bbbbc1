import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { inEnvironment } from '../../metrics-namespace.ts';
import { assertWithinLimits } from './alarm-limits.ts';
import { type AlarmSpec, alarmDescription, alarmId, alarmName, type MetricSpec } from './alarm-spec.ts';

const OPERATORS = {
  '>': 'GreaterThanThreshold',
  '>=': 'GreaterThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
  '<=': 'LessThanOrEqualToThreshold',
} as const;
/** Id of an expression's outcome; metrics have ids of their own. */
const OUTCOME = 'outcome';

export interface LakeAlarmProps {
  readonly environment: string;
  readonly spec: AlarmSpec;
  /** Told when it is raised and when it is over. */
  readonly topicArn: string;
}

/** An alarm as all of the lake's are: named after its entry in the runbook, and telling one topic. */
export class LakeAlarm extends CfnAlarm {
  constructor(scope: Construct, { environment, spec, topicArn }: LakeAlarmProps) {
    assertWithinLimits(spec);
    super(scope, alarmId(spec), {
      alarmName: alarmName(environment, spec),
      alarmDescription: alarmDescription(spec),
      comparisonOperator: OPERATORS[spec.raisedWhen.is],
      threshold: spec.raisedWhen.than,
      evaluationPeriods: spec.periods,
      datapointsToAlarm: spec.badPeriods ?? spec.periods,
      treatMissingData: spec.withoutData,
      alarmActions: [topicArn],
      okActions: [topicArn],
      ...lookedAt(spec, environment),
    });
  }
}

function lookedAt({ metrics, expression, periodSeconds, entry }: AlarmSpec, environment: string) {
  const named = Object.entries(metrics).map(
    ([id, metric]) => [id, inEnvironment(environment, metric)] as const,
  );
  const [only] = named;
  if (expression === undefined && only !== undefined) {
    const { namespace, name, statistic } = only[1];
    return {
      namespace,
      metricName: name,
      dimensions: dimensionsOf(only[1]),
      ...(statistic === 'p95' ? { extendedStatistic: statistic } : { statistic }),
      period: periodSeconds,
    };
  }
  return {
    metrics: [
      ...named.map(([id, metric]) => ({
        id,
        returnData: false,
        metricStat: {
          metric: {
            namespace: metric.namespace,
            metricName: metric.name,
            dimensions: dimensionsOf(metric),
          },
          period: periodSeconds,
          stat: metric.statistic,
        },
      })),
      { id: OUTCOME, expression, label: entry, returnData: true },
    ],
  };
}

function dimensionsOf({ dimensions }: MetricSpec) {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}
