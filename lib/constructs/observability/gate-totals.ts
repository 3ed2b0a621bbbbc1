import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { gateTotal } from './lake-metrics.ts';

export interface GateTotalsProps {
  readonly environment: string;
  /** Where the gate writes down its counts. */
  readonly log: ILogGroup;
}

/**
 * The gate's counts over all sources and reasons. It counts each apart, and an alarm adds up ten metrics at most,
 * so the totals are read from the lines in which it says them.
 */
export class GateTotals extends Construct {
  constructor(scope: Construct, id: string, { environment, log }: GateTotalsProps) {
    super(scope, id);
    for (const which of ['accepted', 'quarantined'] as const) {
      const { namespace, name } = gateTotal(which, environment);
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
