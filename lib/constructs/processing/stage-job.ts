import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CfnJob, type CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { type IManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { PipelineStage } from '../../pipeline/read-pipeline.ts';
import { JobLogs } from './job-logs.ts';

const SCRIPTS = fileURLToPath(new URL('../../../glue-scripts/jobs', import.meta.url));
/** Spark 3.5, Python 3.11 and Iceberg 1.10: what the models are tested with. */
const GLUE_VERSION = '5.1';

export interface StageJobProps {
  readonly stage: PipelineStage;
  readonly config: EnvironmentConfig;
  /** What all jobs import. */
  readonly bundle: Asset;
  readonly security: CfnSecurityConfiguration;
  readonly logsKey: IKey;
  /** Arguments that are the same in every run. */
  readonly arguments: Readonly<Record<string, string>>;
  /** All it may do beside reading its code and writing its log. */
  readonly policies: readonly IManagedPolicy[];
}

/** A stage of models as a Glue job, with a role and logs of its own. */
export class StageJob extends Construct {
  readonly job: CfnJob;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageJobProps) {
    super(scope, id);
    const { stage, config, bundle, security, policies } = props;
    const { workerType, workers, jobTimeoutMinutes } = config.pipeline;
    const script = new Asset(this, 'Script', { path: path.join(SCRIPTS, `${stage.name}.py`) });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('glue.amazonaws.com'),
      description: `Lead lake: stage ${stage.name}`,
      managedPolicies: [...policies],
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [script, bundle].map(({ bucket, s3ObjectKey }) => bucket.arnForObjects(s3ObjectKey)),
      }),
    );
    const logPrefix = `/lead-lake/${config.name}/jobs/${stage.name}`;
    const logs = new JobLogs(this, 'Logs', {
      prefix: logPrefix,
      securityConfiguration: security.name,
      role: this.role,
      key: props.logsKey,
      keptDays: config.storage.logsKeptDays,
    });
    this.job = new CfnJob(this, 'Job', {
      description: stage.what,
      role: this.role.roleArn,
      command: { name: 'glueetl', pythonVersion: '3', scriptLocation: script.s3ObjectUrl },
      glueVersion: GLUE_VERSION,
      workerType,
      numberOfWorkers: workers,
      timeout: jobTimeoutMinutes,
      // the state machine knows what is worth another try, and tables have one writer
      maxRetries: 0,
      executionProperty: { maxConcurrentRuns: 1 },
      securityConfiguration: security.ref,
      defaultArguments: {
        '--job-language': 'python',
        '--job-bookmark-option': 'job-bookmark-disable',
        '--enable-auto-scaling': 'true',
        '--enable-continuous-cloudwatch-log': 'true',
        '--custom-logGroup-prefix': logPrefix,
        '--datalake-formats': 'iceberg',
        '--extra-py-files': bundle.s3ObjectUrl,
        ...props.arguments,
      },
    });
    this.job.node.addDependency(this.role, logs);
  }
}
