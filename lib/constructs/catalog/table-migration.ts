import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, type IDependable } from 'constructs';
import { DEFINITIONS_FILE, type Definitions } from '../../../lambdas/table-migration/definitions.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { bundleFunction } from '../bundle-function.ts';
import { LakeFunction } from '../lake-function.ts';
import type { CatalogAccess } from './catalog-access.ts';
import { fingerprint } from './migration-definitions.ts';
import { bucketNames } from './table-location.ts';

const FUNCTION = 'table-migration';
/** The longest a function may run; a lake's first migration takes two or three minutes of it. */
const TIMEOUT = Duration.minutes(15);

export interface TableMigrationProps {
  /** Name of the environment, part of the workgroup's name. */
  readonly environment: string;
  readonly databaseName: string;
  readonly definitions: Definitions;
  readonly storage: Pick<StorageStack, 'buckets' | 'keys' | 'access'>;
  readonly access: CatalogAccess;
  readonly logsKeptDays: RetentionDays;
}

/**
 * Iceberg tables and views, made by Athena's own statements: CloudFormation would overwrite the pointer to a
 * table's newest commit with the one it knows. The statements travel beside the function's code; it runs when they
 * have changed, and what it made stays when it is deleted.
 */
export class TableMigration extends Construct {
  /** There once every table and view is. */
  readonly migrated: IDependable;

  constructor(scope: Construct, id: string, props: TableMigrationProps) {
    super(scope, id);
    const { databaseName, definitions, storage, access } = props;
    const { buckets, keys } = storage;
    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: `lead-lake-${props.environment}-migration`,
      description: 'Lead lake: makes tables and views',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${buckets.results.bucketName}/migration/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: keys.lake.keyArn },
        },
      },
    });
    putBesideCode(definitions);
    const { function: migration, role } = new LakeFunction(this, 'Function', {
      name: FUNCTION,
      description: 'Makes tables and views that are missing, adds columns, replaces views',
      logsKey: keys.logs,
      logsKeptDays: props.logsKeptDays,
      timeout: TIMEOUT,
      environment: {
        LEAD_LAKE_WORKGROUP: workgroup.name,
        LEAD_LAKE_DATABASE: databaseName,
        LEAD_LAKE_BUCKETS: Stack.of(this).toJsonString(bucketNames(buckets)),
      },
      statements: [
        new PolicyStatement({
          actions: [
            'athena:StartQueryExecution',
            'athena:GetQueryExecution',
            'athena:GetQueryResults',
            'athena:StopQueryExecution',
          ],
          resources: [
            Stack.of(this).formatArn({
              service: 'athena',
              resource: 'workgroup',
              resourceName: workgroup.name,
            }),
          ],
        }),
      ],
    });
    // tables begin with a file of metadata each, the one with contact data too
    const { writeTables, writeContacts, useResults } = storage.access;
    for (const policy of [writeTables, writeContacts, useResults, access.read, access.write]) {
      role.addManagedPolicy(policy);
    }
    const run = new CustomResource(this, 'Run', {
      resourceType: 'Custom::TableMigration',
      serviceToken: migration.functionArn,
      serviceTimeout: TIMEOUT,
      pascalCaseProperties: true,
      properties: { databaseName, fingerprint: fingerprint(definitions) },
    });
    run.node.addDependency(workgroup, migration);
    this.migrated = run;
  }
}

/** Writes the statements into the folder that becomes the function's code. */
function putBesideCode(definitions: Definitions): void {
  const folder = bundleFunction(FUNCTION);
  const draft = `${folder}.${process.pid}.definitions`;
  writeFileSync(draft, JSON.stringify(definitions));
  // whole or not at all, since another process may be reading it
  renameSync(draft, path.join(folder, DEFINITIONS_FILE));
}
