import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Construct, IDependable } from 'constructs';
import { CatalogAccess } from '../constructs/catalog/catalog-access.ts';
import { ExternalTable } from '../constructs/catalog/external-table.ts';
import { LakeFormationTags } from '../constructs/catalog/lake-formation-tags.ts';
import { migrationDefinitions } from '../constructs/catalog/migration-definitions.ts';
import { constructId, isExternal, readTables } from '../constructs/catalog/table-definition.ts';
import { bucketOfLayer } from '../constructs/catalog/table-location.ts';
import { TableMigration } from '../constructs/catalog/table-migration.ts';
import { readViews } from '../constructs/catalog/view-definition.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface CatalogStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
}

/** What the lake holds, as SQL sees it: one database with every table and view. */
export class CatalogStack extends LeadLakeStack {
  readonly databaseName: string;
  readonly access: CatalogAccess;
  /** Tables and views are there once this is; whatever reads them depends on it. */
  readonly migrated: IDependable;

  constructor(scope: Construct, id: string, { storage, ...props }: CatalogStackProps) {
    super(scope, id, props);
    const { name, isProtected, storage: kept, lakeFormation } = this.config;
    const tables = readTables();
    const definitions = migrationDefinitions(tables, readViews());
    this.databaseName = `lead_lake_${name.replaceAll('-', '_')}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: this.account,
      databaseInput: {
        name: this.databaseName,
        description: 'Lead lake',
        locationUri: `s3://${storage.buckets.processed.bucketName}/`,
      },
    });
    // with the database goes the catalog's knowledge of every table, journals included
    database.applyRemovalPolicy(isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    this.access = new CatalogAccess(this, 'Access', {
      databaseName: this.databaseName,
      names: [...definitions.tables, ...definitions.views].map((written) => written.name),
    });
    const migration = new TableMigration(this, 'Migration', {
      environment: name,
      databaseName: this.databaseName,
      definitions,
      storage,
      access: this.access,
      logsKeptDays: kept.logsKeptDays,
    });
    migration.node.addDependency(database);
    this.migrated = migration.migrated;
    for (const definition of tables.filter(isExternal)) {
      const external = new ExternalTable(this, constructId(definition), {
        databaseName: this.databaseName,
        definition,
        bucket: bucketOfLayer(storage.buckets, definition.layer),
      });
      external.node.addDependency(database);
      migration.node.addDependency(external);
    }
    if (lakeFormation.isEnabled) {
      new LakeFormationTags(this, 'Tags', {
        databaseName: this.databaseName,
        tables,
        migrated: this.migrated,
      });
    }
    this.publish('databaseName', this.databaseName, 'Database of all tables and views');
  }
}
