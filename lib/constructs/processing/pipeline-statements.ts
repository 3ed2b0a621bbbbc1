import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { metricsNamespace } from '../../metrics-namespace.ts';
import { LeadLakeStack } from '../../stacks/lead-lake-stack.ts';
import type { WarehouseRefresh } from '../../stacks/warehouse-stack.ts';

export interface PipelineTargets {
  readonly jobNames: readonly string[];
  /** Athena workgroup of its queries. */
  readonly workgroup: string;
  /** Functions that it calls. */
  readonly functionArns: readonly string[];
  readonly alerts: ITopic;
  /** Encrypts what alerts say. */
  readonly alertsKey: IKey;
  /** @default there is no warehouse to refresh */
  readonly warehouse: WarehouseRefresh | undefined;
}

/** What the pipeline's state machine calls. */
export function pipelineStatements(scope: Construct, targets: PipelineTargets): PolicyStatement[] {
  const stack = Stack.of(scope);
  const arn = (service: string, resource: string, resourceName: string) =>
    stack.formatArn({ service, resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  const { warehouse, alerts, alertsKey } = targets;
  return [
    new PolicyStatement({
      actions: ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
      resources: targets.jobNames.map((name) => arn('glue', 'job', name)),
    }),
    new PolicyStatement({
      actions: [
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:GetWorkGroup',
      ],
      resources: [arn('athena', 'workgroup', targets.workgroup)],
    }),
    new PolicyStatement({
      actions: ['athena:GetDataCatalog'],
      resources: [arn('athena', 'datacatalog', 'AwsDataCatalog')],
    }),
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...targets.functionArns] }),
    new PolicyStatement({ actions: ['sns:Publish'], resources: [alerts.topicArn] }),
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [alertsKey.keyArn],
    }),
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      // takes no resource
      resources: ['*'],
      conditions: {
        StringEquals: { 'cloudwatch:namespace': metricsNamespace(LeadLakeStack.of(scope).config.name) },
      },
    }),
    ...(warehouse === undefined ? [] : warehouseStatements(warehouse)),
  ];
}

function warehouseStatements({ workgroupArn }: WarehouseRefresh): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['redshift-data:ExecuteStatement', 'redshift-serverless:GetCredentials'],
      resources: [workgroupArn],
    }),
    // takes no resource: a statement is known to who has its id
    new PolicyStatement({ actions: ['redshift-data:DescribeStatement'], resources: ['*'] }),
  ];
}
