import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { createHandler } from './create-handler.ts';
import { readEnvironment } from './env.ts';
import { MIGRATIONS_FILE } from './migrations-file.ts';

const logger = new Logger({ serviceName: 'warehouse-migration' });

export const handler = createHandler({
  client: new RedshiftDataClient({}),
  environment: readEnvironment(process.env),
  readMigrations: () => readFileSync(new URL(MIGRATIONS_FILE, import.meta.url), 'utf8'),
  onApplied: (names) => logger.info('the warehouse is up to date', { applied: [...names] }),
  onFailure: (error) => logger.error('the migration failed', { error: String(error) }),
});
