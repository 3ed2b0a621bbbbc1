import { Duration } from 'aws-cdk-lib';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { LakeFunction } from '../lake-function.ts';
import { gateEnvironment, readPepper } from './gate-settings.ts';
import { readStream } from './read-stream.ts';

/** A batch of 6 MB takes about 150 MB; the rest buys processor. */
const MEMORY_MB = 1024;
const TIMEOUT = Duration.minutes(2);

export interface GateProps {
  readonly config: EnvironmentConfig;
  readonly storage: StorageStack;
  readonly stream: IStream;
}

/**
 * The gate behind the stream. Nothing that comes is lost here: a batch that fails is tried again in parts, and what
 * fails for good, or grows older than the stream should keep it, is set aside with all its bytes.
 */
export class Gate extends Construct {
  readonly function: LakeFunction;
  readonly mapping: CfnEventSourceMapping;

  constructor(scope: Construct, id: string, { config, storage, stream }: GateProps) {
    super(scope, id);
    const { access, buckets, keys } = storage;
    this.function = new LakeFunction(this, 'Validation', {
      name: 'validation',
      description: 'Takes events from the stream into raw, validated and quarantine',
      logsKey: keys.logs,
      logsKeptDays: config.storage.logsKeptDays,
      environment: gateEnvironment({ gate: config.gate, storage }),
      statements: [...readPepper(storage), readStream(stream)],
      memoryMb: MEMORY_MB,
      timeout: TIMEOUT,
    });
    this.function.role.addManagedPolicy(access.putRaw);
    // Lambda writes there with the rights of the function
    this.function.role.addManagedPolicy(access.putFailures);
    const { batchSize, batchWindowSeconds, maxRetries, maxRecordAgeDays } = config.stream;
    this.mapping = new CfnEventSourceMapping(this, 'Mapping', {
      eventSourceArn: stream.streamArn,
      functionName: this.function.function.functionName,
      enabled: true,
      startingPosition: 'TRIM_HORIZON',
      batchSize,
      maximumBatchingWindowInSeconds: batchWindowSeconds,
      // in stream order: an object of the lake holds a stretch of one shard
      parallelizationFactor: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: maxRetries,
      maximumRecordAgeInSeconds: Duration.days(maxRecordAgeDays).toSeconds(),
      destinationConfig: { onFailure: { destination: buckets.failures.bucketArn } },
      // counts of what was dropped and of what was set aside
      metricsConfig: { metrics: ['EventCount'] },
    });
  }
}
