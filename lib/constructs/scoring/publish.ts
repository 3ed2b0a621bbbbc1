import { Duration } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { LeadLakeStack } from '../../stacks/lead-lake-stack.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { runQueries } from '../analytics/ask-athena.ts';
import type { QueryWorkgroup } from '../analytics/query-workgroup.ts';
import { LakeFunction } from '../lake-function.ts';
import type { LeadBus } from './lead-bus.ts';
import { useProfiles } from './profile-access.ts';
import { scoringEnvironment } from './scoring-settings.ts';

/** A whole core, as the scoring function has; the state machine waits for it. */
const MEMORY_MB = 1769;
/** As long as Lambda lets a function run. */
export const PUBLISH_TIMEOUT = Duration.minutes(15);

export interface PublishProps {
  readonly storage: StorageStack;
  readonly bus: LeadBus;
  /** Where it asks what the run has found. */
  readonly workgroup: QueryWorkgroup;
  readonly databaseName: string;
  /** Looks tables up in the catalog. */
  readonly readCatalog: IManagedPolicy;
}

/** The pipeline's last stage: brings to the profiles what only all events together can tell. */
export class Publish extends LakeFunction {
  constructor(scope: Construct, id: string, props: PublishProps) {
    const { storage, bus, workgroup, databaseName, readCatalog } = props;
    const { scoring, storage: kept } = LeadLakeStack.of(scope).config;
    const { access, keys } = storage;
    super(scope, id, {
      name: 'publish',
      description: 'Publishes what a run of the pipeline found to the profiles of leads',
      logsKey: keys.logs,
      logsKeptDays: kept.logsKeptDays,
      environment: {
        ...scoringEnvironment({ scoring, storage, bus }),
        LEAD_LAKE_DATABASE: databaseName,
        LEAD_LAKE_WORKGROUP: workgroup.name,
      },
      statements: [...useProfiles(scope, storage), bus.tell(), runQueries(workgroup)],
      memoryMb: MEMORY_MB,
      timeout: PUBLISH_TIMEOUT,
      // two runs of it at once would tell the same twice
      reservedConcurrency: 1,
    });
    const policies = [
      access.readTables,
      // which band a lead was in last, by Athena
      access.readScoreLog,
      access.useResults,
      access.putRaw,
      readCatalog,
    ];
    for (const policy of policies) this.role.addManagedPolicy(policy);
  }
}
