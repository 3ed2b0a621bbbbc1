import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { createS3ObjectInbox } from '#adapters/s3-object-inbox.ts';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { createSecretReader } from '#adapters/secret-reader.ts';
import { createHandler } from '../validation/create-handler.ts';
import { createPowertoolsGateMetrics } from '../validation/powertools-gate-metrics.ts';
import { resolveConfig } from '../validation/resolve-config.ts';
import { createDrain } from './create-drain.ts';
import { countObjects } from './drain-metrics.ts';
import type { DrainSummary } from './drain-summary.ts';
import { readDrainEnvironment } from './env.ts';

const SERVICE = 'drain';
/** Time to finish the object that is under way. */
const MARGIN_MS = 60_000;

const environment = readDrainEnvironment(process.env);
const logger = new Logger({ serviceName: SERVICE });
const metrics = new Metrics({ serviceName: SERVICE });
const gateMetrics = createPowertoolsGateMetrics(metrics);
const client = new S3Client({});
const store = createS3ObjectStore({ client, bucket: environment.bucket });
const config = await resolveConfig(environment, createSecretReader(new SecretsManagerClient({})));
const onStoreFailure = (key: string, error: unknown) => {
  logger.error('object not stored, the next drain tries again', { key, error: String(error) });
};

const drain = createDrain({
  inbox: createS3ObjectInbox({ client, bucket: environment.failuresBucket }),
  store,
  metrics: gateMetrics,
  createGate: (deps) => createHandler({ ...deps, store, config, metrics: gateMetrics, onStoreFailure }),
  onStoreFailure,
  onKept: (key, why, error) => {
    logger.error('on-failure object stays', {
      key,
      why,
      ...(error !== undefined && { error: String(error) }),
    });
  },
});

/** On a schedule, and by hand: `aws lambda invoke`. */
export const handler = async (_event: unknown, context: Context): Promise<DrainSummary> => {
  const summary = await drain(() => context.getRemainingTimeInMillis() > MARGIN_MS);
  countObjects(summary, (name, value) => metrics.addMetric(name, MetricUnit.Count, value));
  metrics.publishStoredMetrics();
  logger.info('drained', { ...summary });
  return summary;
};
