import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { gateEnvironment, readPepper } from '../ingest/gate-settings.ts';
import { readStream } from '../ingest/read-stream.ts';
import { LakeFunction } from '../lake-function.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { LeadBus } from './lead-bus.ts';
import { useProfiles } from './profile-access.ts';
import { scoringEnvironment } from './scoring-settings.ts';

/** A whole core: a person waits for the answer. */
const MEMORY_MB = 1769;
const TIMEOUT = Duration.minutes(1);

export interface ScoringProps {
  readonly config: EnvironmentConfig;
  readonly storage: StorageStack;
  readonly stream: IStream;
  readonly bus: LeadBus;
  /** Told which batches were given up on. */
  readonly deadLetters: DeadLetters;
}

/**
 * Scores each event as it comes: the second consumer of the stream, which knows nothing of the first. A batch that
 * fails is tried again in parts. What fails for good is named in a queue rather than laid into the on-failure
 * bucket: its bytes are in raw, where the gate has put them, and the drain would put them there once more.
 */
export class Scoring extends Construct {
  readonly function: LakeFunction;
  readonly mapping: CfnEventSourceMapping;

  constructor(scope: Construct, id: string, { config, storage, stream, bus, deadLetters }: ScoringProps) {
    super(scope, id);
    const { access, keys } = storage;
    const { scoring } = config;
    this.function = new LakeFunction(this, 'Function', {
      name: 'scoring',
      description: 'Scores leads as their events arrive',
      logsKey: keys.logs,
      logsKeptDays: config.storage.logsKeptDays,
      environment: {
        ...gateEnvironment({ gate: config.gate, storage }),
        ...scoringEnvironment({ scoring, storage, bus }),
        ...(scoring.eventsKeptDays !== undefined && {
          LEAD_LAKE_EVENTS_KEPT_DAYS: String(scoring.eventsKeptDays),
        }),
      },
      statements: [
        ...readPepper(storage),
        ...useProfiles(this, storage),
        readStream(stream),
        bus.tell(),
        // Lambda writes there with the rights of the function
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keys.logs.keyArn],
        }),
      ],
      memoryMb: MEMORY_MB,
      timeout: TIMEOUT,
    });
    // the score log lies beside raw
    this.function.role.addManagedPolicy(access.putRaw);
    this.function.role.addManagedPolicy(access.readModels);
    const { batchSize, parallelizationFactor, maxRetries, maxRecordAgeHours } = scoring;
    this.mapping = new CfnEventSourceMapping(this, 'Mapping', {
      eventSourceArn: stream.streamArn,
      functionName: this.function.function.functionName,
      enabled: true,
      // all that the stream still has: a profile without its first days would be another profile, and an event
      // that came while the mapping was made would be in none
      startingPosition: 'TRIM_HORIZON',
      batchSize,
      // a score is worth most at once
      maximumBatchingWindowInSeconds: 0,
      parallelizationFactor,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: maxRetries,
      maximumRecordAgeInSeconds: Duration.hours(maxRecordAgeHours).toSeconds(),
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
      metricsConfig: { metrics: ['EventCount'] },
    });
  }
}
