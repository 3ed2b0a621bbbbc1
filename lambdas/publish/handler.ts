import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { AthenaClient } from '@aws-sdk/client-athena';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { createAthena } from '#adapters/athena.ts';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createEventBridgeEventBus } from '#adapters/eventbridge-event-bus.ts';
import { IMPATIENT } from '#adapters/impatient.ts';
import { createItemKeyLinks } from '#adapters/item-key-links.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { createObjectModelSource } from '#adapters/object-model-source.ts';
import { createS3ObjectReader } from '#adapters/s3-object-reader.ts';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { errorName } from '../scoring/problem.ts';
import { askAthena } from './ask-athena.ts';
import { createPublish, type Published } from './create-publish.ts';
import { readPublishEnvironment } from './env.ts';
import { createItemPublishProgress } from './publish-progress.ts';

const SERVICE = 'publish';

const environment = readPublishEnvironment(process.env);
const { bucket, profilesTable, eventBus, modelsBucket, maxEvents, database, workgroup } = environment;
const logger = new Logger({ serviceName: SERVICE });
const metrics = new Metrics({ serviceName: SERVICE });
const s3 = new S3Client(IMPATIENT);
const table = createDynamoDbItemTable({ client: new DynamoDBClient(IMPATIENT), tableName: profilesTable });

const publish = createPublish({
  ask: askAthena(createAthena({ client: new AthenaClient(IMPATIENT), workgroup, database })),
  profiles: createItemProfileStore(table, { limits: IDENTITY_LIMITS, maxEvents }),
  links: createItemKeyLinks(table, IDENTITY_LIMITS),
  lookups: createItemLookupStore(table),
  progress: createItemPublishProgress(table),
  model: createObjectModelSource(createS3ObjectReader({ client: s3, bucket: modelsBucket }), {
    report: (problem) => logger.warn('model not used', { problem }),
  }),
  bus: createEventBridgeEventBus({
    client: new EventBridgeClient(IMPATIENT),
    busName: eventBus,
    onFailure: (error) =>
      logger.error('bus not reached, publishing again tells it', { error: errorName(error) }),
  }),
  objects: createS3ObjectStore({ client: s3, bucket }),
  metrics: { count: (name, value) => metrics.addMetric(name, MetricUnit.Count, value) },
  onFailure: (what, error) => logger.error('left for the next time', { what, error: errorName(error) }),
});

/** Called by the state machine once a run's checks hold, and by hand: whatever is published already is left alone. */
export const handler = async (): Promise<Published> => {
  try {
    const published = await publish();
    logger.info('published', { ...published });
    return published;
  } finally {
    metrics.publishStoredMetrics();
  }
};
