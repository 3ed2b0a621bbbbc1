import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createS3ObjectStore } from '#adapters/s3-object-store.ts';
import { createSecretReader } from '#adapters/secret-reader.ts';
import { createHandler } from './create-handler.ts';
import { readEnvironment } from './env.ts';
import { createPowertoolsGateMetrics } from './powertools-gate-metrics.ts';
import { resolveConfig } from './resolve-config.ts';

const SERVICE = 'validation';

const environment = readEnvironment(process.env);
const logger = new Logger({ serviceName: SERVICE });
const metrics = new Metrics({ serviceName: SERVICE });

export const handler = createHandler({
  store: createS3ObjectStore({ client: new S3Client({}), bucket: environment.bucket }),
  // once per container: the pepper is never rotated
  config: await resolveConfig(environment, createSecretReader(new SecretsManagerClient({}))),
  metrics: createPowertoolsGateMetrics(metrics),
  onStoreFailure: (key, error) => {
    logger.error('object not stored, its records are delivered again', { key, error: String(error) });
  },
});
