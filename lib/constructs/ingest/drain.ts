import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { LakeFunction } from '../lake-function.ts';
import { gateEnvironment, readPepper } from './gate-settings.ts';

/** How long what could not be delivered waits for its next chance. */
export const DRAIN_EVERY = Duration.minutes(15);
/** More than the gate has: a batch that was too much for the gate is not too much here. */
const MEMORY_MB = 2048;
const TIMEOUT = Duration.minutes(10);

export interface DrainProps {
  readonly config: EnvironmentConfig;
  readonly storage: StorageStack;
}

/** The second chance: sends what Lambda gave up on through the gate again, on a schedule and by hand. */
export class Drain extends Construct {
  readonly function: LakeFunction;

  constructor(scope: Construct, id: string, { config, storage }: DrainProps) {
    super(scope, id);
    const { access, buckets, keys } = storage;
    this.function = new LakeFunction(this, 'Function', {
      name: 'drain',
      description: 'Sends what could not be delivered through the gate again',
      logsKey: keys.logs,
      logsKeptDays: config.storage.logsKeptDays,
      environment: {
        ...gateEnvironment({ gate: config.gate, storage }),
        LEAD_LAKE_FAILURES_BUCKET: buckets.failures.bucketName,
      },
      statements: readPepper(storage),
      memoryMb: MEMORY_MB,
      timeout: TIMEOUT,
      // two at once would do the same work twice
      reservedConcurrency: 1,
    });
    this.function.role.addManagedPolicy(access.putRaw);
    this.function.role.addManagedPolicy(access.drainFailures);
    // the next one comes soon enough: one that failed is not repeated meanwhile
    this.function.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: DRAIN_EVERY });
    new Rule(this, 'Schedule', {
      description: 'Starts the drain of what could not be delivered',
      schedule: Schedule.rate(DRAIN_EVERY),
      targets: [new LambdaFunction(this.function.function)],
    });
  }
}
