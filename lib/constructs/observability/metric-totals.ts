import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { MetricSpec } from './alarm-spec.ts';

export interface MetricTotalsProps {
  /** Where a function writes down its counts. */
  readonly log: ILogGroup;
  /** Counts to add up, each where its total is to lie. */
  readonly totals: readonly MetricSpec[];
}

/**
 * A function's counts over all sources and reasons. It counts each apart, and an alarm adds up ten metrics at most,
 * so the totals are read from the lines in which it says them.
 */
export class MetricTotals extends Construct {
  constructor(scope: Construct, id: string, { log, totals }: MetricTotalsProps) {
    super(scope, id);
    for (const { namespace, name } of totals) {
      new CfnMetricFilter(this, name, {
        logGroupName: log.logGroupName,
        filterPattern: `{ $.${name} > 0 }`,
        metricTransformations: [
          { metricNamespace: namespace, metricName: name, metricValue: `$.${name}`, unit: 'Count' },
        ],
      });
    }
  }
}
