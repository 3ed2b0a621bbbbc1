import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { GATE_VERSION } from '../../../lambdas/validation/gate-version.ts';
import type { EnvironmentConfig } from '../../config/index.ts';
import { RUNS_PREFIX } from '../../pipeline/job-step.ts';
import type { PipelineStage } from '../../pipeline/read-pipeline.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import { readTables } from '../catalog/table-definition.ts';
import { glueBundle } from './glue-bundle.ts';
import { StageJob } from './stage-job.ts';

/** Relation of the lines of the score log; a table that waits for it is made of them. */
const LOGGED_SCORES = 'logged_scores';

export interface StageJobsProps {
  readonly config: EnvironmentConfig;
  readonly stages: readonly PipelineStage[];
  readonly storage: Pick<StorageStack, 'access' | 'buckets' | 'keys'>;
  readonly databaseName: string;
  /** Commits to tables. */
  readonly writeCatalog: IManagedPolicy;
}

/** A Glue job for each stage that runs as one. */
export class StageJobs extends Construct {
  /** By stage. */
  readonly jobs: Readonly<Record<string, StageJob>>;

  constructor(scope: Construct, id: string, props: StageJobsProps) {
    super(scope, id);
    const { config, stages, storage, databaseName, writeCatalog } = props;
    const { access, buckets, keys } = storage;
    const bundle = new Asset(this, 'Bundle', { path: glueBundle() });
    const security = new CfnSecurityConfiguration(this, 'Security', {
      name: `lead-lake-${config.name}`,
      encryptionConfiguration: {
        cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn: keys.logs.keyArn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn: keys.lake.keyArn },
        s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: keys.lake.keyArn }],
      },
    });
    const processed = `s3://${buckets.processed.bucketName}`;
    const contacts = new Set(
      readTables()
        .filter(({ layer }) => layer === 'contacts')
        .map(({ table }) => table),
    );
    const jobs = stages.map((stage): [string, StageJob] => {
      const handlesContacts = stage.writes.some(({ table }) => contacts.has(table));
      const readsObjects = stage.writes.some(({ journal }) => journal === 'objects');
      const readsScoreLog = stage.writes.some((write) => write.unless_empty === LOGGED_SCORES);
      const job = new StageJob(this, stage.name.charAt(0).toUpperCase() + stage.name.slice(1), {
        stage,
        config,
        bundle,
        security,
        logsKey: keys.logs,
        arguments: {
          '--objects': `s3://${buckets.raw.bucketName}`,
          '--warehouse': processed,
          '--database': databaseName,
          '--runs': `${processed}/${RUNS_PREFIX}`,
          '--gate_version': GATE_VERSION,
          '--read_back_days': String(config.pipeline.readBackDays),
        },
        policies: [
          writeCatalog,
          access.writeTables,
          ...(handlesContacts ? [access.writeContacts] : []),
          ...(readsObjects ? [access.readRaw] : []),
          ...(readsScoreLog ? [access.readScoreLog] : []),
        ],
      });
      return [stage.name, job];
    });
    this.jobs = Object.fromEntries(jobs);
  }
}
