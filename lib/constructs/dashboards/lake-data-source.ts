import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type IManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDataSource } from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import { OWNER_OF_DATA_SOURCE } from './permissions.ts';

/** The catalog Athena takes for granted. */
const CATALOG = 'AwsDataCatalog';
const ASK = [
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetQueryResultsStream',
  'athena:GetWorkGroup',
];
const LOOK_UP = [
  'athena:GetDataCatalog',
  'athena:GetDatabase',
  'athena:GetTableMetadata',
  'athena:ListDatabases',
  'athena:ListTableMetadata',
];

export interface LakeDataSourceProps {
  readonly environment: string;
  /** Where it asks. */
  readonly workgroup: string;
  /** Let it find and read tables, and keep results; none of them reads contact data. */
  readonly policies: readonly IManagedPolicy[];
  readonly ownerArn: string;
}

/** The lake as QuickSight asks it: through a role of its own, so that nothing is granted to QuickSight at large. */
export class LakeDataSource extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LakeDataSourceProps) {
    super(scope, id);
    const { environment, workgroup, policies, ownerArn } = props;
    const stack = Stack.of(this);
    const athena = (resource: string, resourceName: string) =>
      stack.formatArn({
        service: 'athena',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('quicksight.amazonaws.com'),
      description: 'Lead lake: dashboards; reads tables without contact data',
    });
    role.addToPolicy(new PolicyStatement({ actions: ASK, resources: [athena('workgroup', workgroup)] }));
    role.addToPolicy(new PolicyStatement({ actions: LOOK_UP, resources: [athena('datacatalog', CATALOG)] }));
    for (const policy of policies) role.addManagedPolicy(policy);
    const source = new CfnDataSource(this, 'DataSource', {
      awsAccountId: stack.account,
      dataSourceId: `lead-lake-${environment}`,
      name: `Lead lake ${environment}`,
      type: 'ATHENA',
      dataSourceParameters: { athenaParameters: { workGroup: workgroup, roleArn: role.roleArn } },
      sslProperties: { disableSsl: false },
      permissions: [{ principal: ownerArn, actions: OWNER_OF_DATA_SOURCE }],
    });
    // it tries the connection when it is made
    source.node.addDependency(role);
    this.arn = source.attrArn;
  }
}
