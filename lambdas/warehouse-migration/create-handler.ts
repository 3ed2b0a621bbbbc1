import type { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { type CustomResourceTools, customResourceHandler } from '#adapters/cloudformation-response.ts';
import { createRedshiftData } from '#adapters/redshift-data.ts';
import type { WarehouseEnvironment } from './env.ts';
import { migrate } from './migrate.ts';
import { parseMigrations } from './migrations-file.ts';

/** Names the resource: there is one kpi schema in a warehouse. */
const PHYSICAL_ID = 'kpi-schema';

export interface WarehouseMigrationDependencies extends CustomResourceTools {
  readonly client: Pick<RedshiftDataClient, 'send'>;
  readonly environment: WarehouseEnvironment;
  /** The text of the file with all migrations. */
  readonly readMigrations: () => string;
  /** Told which files were applied. @default nobody is */
  readonly onApplied?: (names: readonly string[]) => void;
}

/** Applies what is new among the migrations, and tells CloudFormation how it went. */
export function createHandler(dependencies: WarehouseMigrationDependencies) {
  const { client, environment, readMigrations, onApplied = () => {}, ...tools } = dependencies;
  const { warehouse, values } = environment;
  const patience = tools.sleep === undefined ? {} : { sleep: tools.sleep };
  return customResourceHandler(async (_request, signal) => {
    const files = parseMigrations(readMigrations());
    onApplied(
      await migrate(files, values, createRedshiftData({ client, ...warehouse, signal, ...patience })),
    );
    return { physicalResourceId: PHYSICAL_ID };
  }, tools);
}
