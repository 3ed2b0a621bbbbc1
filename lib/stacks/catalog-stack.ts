import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Construct, IDependable } from 'constructs';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface CatalogStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
}

/** What the lake holds, as SQL sees it: one database with every table and view. */
export class CatalogStack extends LeadLakeStack {
  readonly databaseName: string;
  /** Tables and views are there once this is; whatever reads them depends on it. */
  readonly migrated: IDependable;

  constructor(scope: Construct, id: string, { storage, ...props }: CatalogStackProps) {
    super(scope, id, props);
    this.databaseName = `lead_lake_${this.config.name.replaceAll('-', '_')}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: this.account,
      databaseInput: {
        name: this.databaseName,
        description: 'Lead lake',
        locationUri: `s3://${storage.buckets.processed.bucketName}/`,
      },
    });
    this.migrated = database;
    this.publish('databaseName', this.databaseName, 'Database of all tables and views');
  }
}
