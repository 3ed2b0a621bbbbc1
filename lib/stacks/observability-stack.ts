import type { Construct } from 'constructs';
import { JobFailures } from '../constructs/observability/job-failures.ts';
import { kpiWatches } from '../constructs/observability/kpi-watches.ts';
import { LakeAlarmGroups } from '../constructs/observability/lake-alarm-groups.ts';
import { lakeAlarms } from '../constructs/observability/lake-alarms.ts';
import { LakeBudget } from '../constructs/observability/lake-budget.ts';
import { gateTotal, pipelineOverdue, setAsideTotal } from '../constructs/observability/lake-metrics.ts';
import { letServicesTell } from '../constructs/observability/let-services-tell.ts';
import { MetricTotals } from '../constructs/observability/metric-totals.ts';
import { OpsDashboard } from '../constructs/observability/ops-dashboard.ts';
import { OverdueCheck } from '../constructs/observability/overdue-check.ts';
import { sourceWatches } from '../constructs/observability/source-watches.ts';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { DashboardsStack } from './dashboards-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { ProcessingStack } from './processing-stack.ts';
import type { ScoringStack } from './scoring-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface ObservabilityStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly ingest: IngestStack;
  readonly analytics: AnalyticsStack;
  readonly scoring: ScoringStack;
  readonly processing: ProcessingStack;
  /** @default there are no dashboards to watch */
  readonly dashboards: DashboardsStack | undefined;
}

/** How the lake is doing: one dashboard, and alarms that say what to do. */
export class ObservabilityStack extends LeadLakeStack {
  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    const { storage, ingest, analytics, scoring, processing, dashboards, ...rest } = props;
    super(scope, id, rest);
    const { name: environment, alarms, pipeline } = this.config;
    const { stateMachine, alerts, jobs } = processing;
    const { stateMachineArn } = stateMachine;
    const { topicArn } = alerts;
    letServicesTell(alerts);

    const gate = ingest.gate.function;
    const accepted = gateTotal('accepted', environment);
    const quarantined = gateTotal('quarantined', environment);
    new MetricTotals(this, 'GateTotals', { log: gate.logGroup, totals: [accepted, quarantined] });
    const { bus, crmRule, deadLetters, publishing } = scoring;
    const scorer = scoring.scoring.function;
    const setAside = setAsideTotal(environment);
    new MetricTotals(this, 'ScoringTotals', { log: scorer.logGroup, totals: [setAside] });
    const failures = new JobFailures(this, 'JobFailures', {
      jobNames: Object.values(jobs).map((job) => job.ref),
      topicArn,
    });
    const check = new OverdueCheck(this, 'OverdueCheck', {
      config: this.config,
      logsKey: storage.keys.logs,
      stateMachineArn,
    });
    const functionName = gate.function.functionName;
    const { streamName } = ingest.stream;
    const { groups } = new LakeAlarmGroups(this, 'Alarms', {
      environment,
      topicArn,
      groups: lakeAlarms({
        gate: {
          functionName,
          streamName,
          accepted,
          quarantined,
          maxQuarantineShare: alarms.maxQuarantineShare,
        },
        delivery: { functionName, mappingId: ingest.gate.mapping.attrId },
        sources: sourceWatches(alarms),
        scoring: { functionName: scorer.function.functionName, streamName, setAside },
        deadLetters: Object.entries(deadLetters).map(([label, { queueName }]) => ({ label, queueName })),
        crm: crmRule === undefined ? undefined : { busName: bus.name, ruleName: crmRule },
        pipeline: {
          stateMachineArn,
          jobFailureRule: failures.ruleName,
          overdue: pipelineOverdue(environment),
          finishedByUtcHour: pipeline.finishedByUtcHour,
        },
        kpis: kpiWatches(),
        functions: [
          { label: 'validation', functionName },
          { label: 'drain', functionName: ingest.drain.function.function.functionName },
          { label: 'scoring', functionName: scorer.function.functionName },
          { label: 'publish', functionName: publishing.function.functionName },
          { label: 'kpi-emission', functionName: analytics.kpiEmission.function.functionName },
          { label: 'pipeline-overdue', functionName: check.function.function.functionName },
        ],
        profilesTable: storage.profiles.tableName,
        importedDataSets: dashboards?.importedDataSets ?? [],
      }),
    });
    new LakeBudget(this, 'Budget', { environment, monthlyUsd: alarms.monthlyBudgetUsd, topicArn });
    const { dashboardName } = new OpsDashboard(this, 'Operations', {
      environment,
      groups,
      streamName,
      stateMachineArn,
    });
    this.publish('opsDashboardName', dashboardName, 'CloudWatch dashboard of operations');
  }
}
