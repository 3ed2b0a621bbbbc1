import type { CfnJob } from 'aws-cdk-lib/aws-glue';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { DailySchedule } from '../constructs/processing/daily-schedule.ts';
import { PipelineStateMachine } from '../constructs/processing/pipeline-state-machine.ts';
import { pipelineStatements } from '../constructs/processing/pipeline-statements.ts';
import { StageJobs } from '../constructs/processing/stage-jobs.ts';
import { metricsNamespace } from '../metrics-namespace.ts';
import { pipelineDefinition } from '../pipeline/pipeline-definition.ts';
import { readPipeline } from '../pipeline/read-pipeline.ts';
import { kpiInsertStatements } from '../queries/kpi-insert.ts';
import { readQueryFiles } from '../queries/query-files.ts';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { ScoringStack } from './scoring-stack.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WarehouseRefresh } from './warehouse-stack.ts';

export interface ProcessingStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
  readonly analytics: AnalyticsStack;
  readonly scoring: ScoringStack;
  /** @default there is no warehouse to refresh */
  readonly warehouse: WarehouseRefresh | undefined;
}

/** The pipeline: Glue jobs, and the state machine that `definitions/pipeline.yaml` describes. */
export class ProcessingStack extends LeadLakeStack {
  /** Told when a run fails or is late, and of every alarm. */
  readonly alerts: Topic;
  /** By stage. */
  readonly jobs: Readonly<Record<string, CfnJob>>;
  readonly stateMachine: StateMachine;

  constructor(
    scope: Construct,
    id: string,
    { storage, catalog, analytics, scoring, warehouse, ...props }: ProcessingStackProps,
  ) {
    super(scope, id, props);
    const { config } = this;
    const { access, buckets, keys } = storage;
    const stages = readPipeline();
    const kpiEmissionArn = analytics.kpiEmission.function.functionArn;
    this.alerts = new Topic(this, 'Alerts', { masterKey: keys.logs, enforceSSL: true });
    if (config.alarms.email !== undefined) {
      new Subscription(this, 'AlertsByEmail', {
        topic: this.alerts,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: config.alarms.email,
      });
    }

    const { jobs } = new StageJobs(this, 'Jobs', {
      config,
      stages: stages.filter(({ runner }) => runner === 'glue'),
      storage,
      databaseName: catalog.databaseName,
      writeCatalog: catalog.access.write,
    });
    this.jobs = Object.fromEntries(Object.entries(jobs).map(([stage, { job }]) => [stage, job]));
    const jobNames = Object.fromEntries(Object.entries(this.jobs).map(([stage, job]) => [stage, job.ref]));

    const functionArns = { publish: scoring.publishing.function.functionArn };
    const pipeline = new PipelineStateMachine(this, 'Pipeline', {
      name: `lead-lake-${config.name}-pipeline`,
      definition: pipelineDefinition(stages, {
        jobNames,
        jobTimeoutMinutes: config.pipeline.jobTimeoutMinutes,
        reportsBucket: buckets.processed.bucketName,
        metricsNamespace: metricsNamespace(this.config.name),
        queries: { workgroup: analytics.kpisWorkgroup, database: catalog.databaseName },
        kpis: kpiInsertStatements(),
        checks: readQueryFiles('checks').map(({ name, text }) => ({ check: name, sql: text })),
        functionArns,
        kpiEmissionArn,
        warehouse,
        alertsArn: this.alerts.topicArn,
      }),
      statements: pipelineStatements(this, {
        jobNames: Object.values(jobNames),
        workgroup: analytics.kpisWorkgroup,
        functionArns: [kpiEmissionArn, ...Object.values(functionArns)],
        alerts: this.alerts,
        alertsKey: keys.logs,
        warehouse,
      }),
      // Athena reads and writes with the rights of who asks: KPIs count raw events, and some checks hold tables
      // against contact data, of which they return a number
      policies: [
        access.readRaw,
        access.readContacts,
        access.writeTables,
        access.useResults,
        catalog.access.read,
        catalog.access.write,
      ],
      logsKey: keys.logs,
      logsKeptDays: config.storage.logsKeptDays,
    });
    pipeline.node.addDependency(catalog.migrated);
    this.stateMachine = pipeline.stateMachine;
    new DailySchedule(this, 'Daily', {
      stateMachine: this.stateMachine,
      utcHour: config.pipeline.startsAtUtcHour,
    });
    this.publish('stateMachineArn', this.stateMachine.stateMachineArn, 'State machine of the pipeline');
  }
}
