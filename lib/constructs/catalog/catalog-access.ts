import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** Athena looks for this one, whatever database it is asked for. */
const DEFAULT_DATABASE = 'default';

export interface CatalogAccessProps {
  readonly databaseName: string;
  /** Iceberg tables and views: what may be written. */
  readonly names: readonly string[];
}

/**
 * What can be done with the catalog, as policies to attach. The catalog says what there is and where it lies; who
 * may read what lies there is decided by the buckets' policies, so everyone may see every table's columns.
 */
export class CatalogAccess extends Construct {
  /** Finds tables and views: what every query needs. */
  readonly read: ManagedPolicy;
  /** Commits to Iceberg tables and makes them and views; who lists tables attaches `read` as well. */
  readonly write: ManagedPolicy;

  constructor(scope: Construct, id: string, { databaseName, names }: CatalogAccessProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const glue = (resource: string, resourceName?: string) =>
      stack.formatArn({ service: 'glue', resource, ...(resourceName !== undefined && { resourceName }) });
    const within = [glue('catalog'), glue('database', databaseName)];
    const anyTable = glue('table', `${databaseName}/*`);

    this.read = new ManagedPolicy(this, 'Read', { description: 'Lead lake: Finds tables and views' });
    this.read.addStatements(
      new PolicyStatement({
        actions: ['glue:GetDatabase', 'glue:GetDatabases'],
        resources: [...within, glue('database', DEFAULT_DATABASE)],
      }),
      new PolicyStatement({
        actions: ['glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions'],
        resources: [...within, anyTable],
      }),
    );
    acknowledge(
      this.read,
      'IAM5',
      { resource: anyTable },
      'Listing the tables of a database asks for all of them; the database is this lake alone.',
    );

    this.write = new ManagedPolicy(this, 'Write', {
      description: 'Lead lake: Makes tables and commits to them',
    });
    this.write.addStatements(
      new PolicyStatement({ actions: ['glue:GetDatabase'], resources: within }),
      new PolicyStatement({
        // a table that is computed anew as a whole is also made anew when its columns have changed
        actions: ['glue:GetTable', 'glue:CreateTable', 'glue:UpdateTable', 'glue:DeleteTable'],
        resources: [...within, ...names.map((name) => glue('table', `${databaseName}/${name}`))],
      }),
    );
  }
}
