import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { createHandler } from './create-handler.ts';
import { readEnvironment } from './env.ts';
import { createPowertoolsGateMetrics } from './powertools-gate-metrics.ts';

const SERVICE = 'validation';

const { bucket, config } = readEnvironment(process.env);
const logger = new Logger({ serviceName: SERVICE });
const metrics = new Metrics({ namespace: 'LeadLake', serviceName: SERVICE });

export const handler = createHandler({
  store: createS3ObjectStore({ client: new S3Client({}), bucket }),
  config,
  metrics: createPowertoolsGateMetrics(metrics),
  onStoreFailure: (key, error) => {
    logger.error('object not stored, its records are delivered again', { key, error: String(error) });
  },
});
