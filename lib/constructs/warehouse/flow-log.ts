import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface FlowLogProps {
  readonly vpcId: string;
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
}

/** Who spoke to whom in a network, and who was turned away. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, { vpcId, logsKey, logsKeptDays }: FlowLogProps) {
    super(scope, id);
    const log = new LogGroup(this, 'Log', { encryptionKey: logsKey, retention: logsKeptDays });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com'),
      description: 'Lead lake: writes the flow log of the warehouse',
    });
    const { policyDependable } = role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [log.logGroupArn],
      }),
    );
    const flowLog = new CfnFlowLog(this, 'Flow', {
      resourceId: vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: log.logGroupName,
      deliverLogsPermissionArn: role.roleArn,
    });
    // it is refused where the role may not write yet
    if (policyDependable !== undefined) flowLog.node.addDependency(policyDependable);
  }
}
