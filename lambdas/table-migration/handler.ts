import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { AthenaClient } from '@aws-sdk/client-athena';
import { createAthena } from '#adapters/athena.ts';
import { createHandler } from './create-handler.ts';
import { DEFINITIONS_FILE } from './definitions.ts';
import { readEnvironment } from './env.ts';

const { workgroup, database, buckets } = readEnvironment(process.env);
const logger = new Logger({ serviceName: 'table-migration' });

export const handler = createHandler({
  athena: createAthena({ client: new AthenaClient({}), workgroup, database }),
  database,
  buckets,
  readDefinitions: () => readFileSync(new URL(DEFINITIONS_FILE, import.meta.url), 'utf8'),
  onMigrated: (steps) => logger.info('the database is as defined', { steps: steps.map(({ what }) => what) }),
  onFailure: (error) => logger.error('the migration failed', { error: String(error) }),
});
