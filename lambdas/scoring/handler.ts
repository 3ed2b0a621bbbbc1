import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createEventBridgeEventBus } from '#adapters/eventbridge-event-bus.ts';
import { IMPATIENT } from '#adapters/impatient.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { createObjectModelSource } from '#adapters/object-model-source.ts';
import { createS3ObjectReader } from '#adapters/s3-object-reader.ts';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { createSecretReader } from '#adapters/secret-reader.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { resolveConfig } from '../validation/resolve-config.ts';
import { createHandler } from './create-handler.ts';
import { readScoringEnvironment } from './env.ts';
import { createPowertoolsScoringMetrics } from './powertools-scoring-metrics.ts';
import { errorName } from './problem.ts';

const SERVICE = 'scoring';

const environment = readScoringEnvironment(process.env);
const { bucket, profilesTable, eventBus, modelsBucket, maxEvents, eventsKeptDays } = environment;
const logger = new Logger({ serviceName: SERVICE });
const s3 = new S3Client(IMPATIENT);
const table = createDynamoDbItemTable({ client: new DynamoDBClient(IMPATIENT), tableName: profilesTable });

export const handler = createHandler({
  profiles: createItemProfileStore(table, {
    limits: IDENTITY_LIMITS,
    maxEvents,
    ...(eventsKeptDays !== null && { eventsKeptDays }),
  }),
  lookups: createItemLookupStore(table),
  model: createObjectModelSource(createS3ObjectReader({ client: s3, bucket: modelsBucket }), {
    report: (problem) => logger.warn('model not used', { problem }),
  }),
  store: createS3ObjectStore({ client: s3, bucket }),
  bus: createEventBridgeEventBus({
    // what it does not take is delivered again, and meanwhile others wait
    client: new EventBridgeClient({ ...IMPATIENT, maxAttempts: 2 }),
    busName: eventBus,
    onFailure: (error) => {
      logger.error('bus not reached, what it was told is told again', { error: errorName(error) });
    },
  }),
  // once per container: the pepper is never rotated
  config: await resolveConfig(environment, createSecretReader(new SecretsManagerClient(IMPATIENT))),
  metrics: createPowertoolsScoringMetrics(new Metrics({ serviceName: SERVICE })),
  onProblem: (problem, details) => logger.error(problem, { ...details }),
});
