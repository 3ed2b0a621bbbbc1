import { Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type DashboardBodyProps, dashboardBody } from './dashboard-body.ts';

export type OpsDashboardProps = Omit<DashboardBodyProps, 'region'>;

/** The dashboard for operations. */
export class OpsDashboard extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: OpsDashboardProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.dashboardName = `lead-lake-${props.environment}`;
    new CfnDashboard(this, 'Dashboard', {
      dashboardName: this.dashboardName,
      dashboardBody: stack.toJsonString(dashboardBody({ ...props, region: stack.region })),
    });
  }
}
