import { ArnFormat, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** What lists the console's menus; it shows names of workgroups and catalogs, and nothing of what is in them. */
const LIST_MENUS = ['athena:ListWorkGroups', 'athena:ListDataCatalogs', 'athena:ListEngineVersions'];
const SHOW_CATALOG = [
  'athena:GetDataCatalog',
  'athena:GetDatabase',
  'athena:ListDatabases',
  'athena:GetTableMetadata',
  'athena:ListTableMetadata',
];
const GLUE_CATALOG = 'AwsDataCatalog';

/** What Athena's page in the AWS console needs beside the right to run queries: without it no workgroup can be chosen. */
export class AthenaConsole extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const catalog = Stack.of(this).formatArn({
      service: 'athena',
      resource: 'datacatalog',
      resourceName: GLUE_CATALOG,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: "Lead lake: opens Athena's page in the console",
      statements: [
        // these actions take no resource
        new PolicyStatement({ actions: LIST_MENUS, resources: ['*'] }),
        new PolicyStatement({ actions: SHOW_CATALOG, resources: [catalog] }),
      ],
    });
    acknowledge(
      this.policy,
      'IAM5',
      { resource: '*' },
      'The three actions that list workgroups, catalogs and engine versions take no resource.',
    );
  }
}
