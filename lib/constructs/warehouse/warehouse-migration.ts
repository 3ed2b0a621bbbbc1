import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CustomResource, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { WarehouseVariable } from '../../../lambdas/warehouse-migration/env.ts';
import { MIGRATIONS_FILE } from '../../../lambdas/warehouse-migration/migrations-file.ts';
import { acknowledge } from '../acknowledge.ts';
import { bundleFunction } from '../bundle-function.ts';
import { LakeFunction } from '../lake-function.ts';
import { fingerprint, migrationFiles } from './migration-files.ts';
import type { RedshiftWorkgroup } from './redshift-workgroup.ts';

const FUNCTION = 'warehouse-migration';
/** The longest a function may run; a warehouse that slept takes a minute of it to wake up. */
const TIMEOUT = Duration.minutes(15);

export interface WarehouseMigrationProps {
  readonly warehouse: RedshiftWorkgroup;
  /** Glue database of the lake's tables. */
  readonly databaseName: string;
  /** Encrypts the administrator's password. */
  readonly key: IKey;
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
}

/**
 * Brings the warehouse's schema forward as part of a deployment. The SQL travels beside the function's code; it
 * runs when any of it has changed, and what it made stays when it is deleted.
 */
export class WarehouseMigration extends Construct {
  constructor(scope: Construct, id: string, props: WarehouseMigrationProps) {
    super(scope, id);
    const { warehouse, databaseName, key, logsKey, logsKeptDays } = props;
    const files = migrationFiles();
    writeFileSync(path.join(bundleFunction(FUNCTION), MIGRATIONS_FILE), JSON.stringify(files));
    const environment: Record<WarehouseVariable, string> = {
      LEAD_LAKE_WAREHOUSE_WORKGROUP: warehouse.workgroupName,
      LEAD_LAKE_WAREHOUSE_DATABASE: warehouse.databaseName,
      LEAD_LAKE_WAREHOUSE_SECRET: warehouse.adminSecretName,
      LEAD_LAKE_DATABASE: databaseName,
      LEAD_LAKE_WAREHOUSE_ROLE_ARN: warehouse.role.roleArn,
    };
    const { function: migration, role } = new LakeFunction(this, 'Function', {
      name: FUNCTION,
      description:
        'Applies the numbered migrations of the warehouse, then what is derived from KPIs and tables',
      logsKey,
      logsKeptDays,
      timeout: TIMEOUT,
      // the warehouse lets one migration in at a time as well; this one saves the other from waiting
      reservedConcurrency: 1,
      environment,
      statements: [
        new PolicyStatement({
          actions: ['redshift-data:BatchExecuteStatement', 'redshift-data:ExecuteStatement'],
          resources: [warehouse.workgroupArn],
        }),
        new PolicyStatement({
          actions: ['redshift-data:DescribeStatement', 'redshift-data:GetStatementResult'],
          // these actions know no resources; whose statement it is, they do
          resources: ['*'],
          conditions: { StringEquals: { 'redshift-data:statement-owner-iam-userid': '$' + '{aws:userid}' } },
        }),
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [warehouse.adminSecretArns],
        }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] }),
      ],
    });
    acknowledge(
      role,
      'IAM5',
      { resource: '*' },
      'Asking after a statement takes no resource; the condition allows it for statements of its own only.',
    );
    const run = new CustomResource(this, 'Run', {
      resourceType: 'Custom::WarehouseMigration',
      serviceToken: migration.functionArn,
      serviceTimeout: TIMEOUT,
      properties: { Fingerprint: fingerprint(files) },
    });
    run.node.addDependency(warehouse.workgroup);
  }
}
