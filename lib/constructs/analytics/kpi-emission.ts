import { Duration } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentVariable } from '../../../lambdas/kpi-emission/env.ts';
import { readKpiHeaders } from '../../queries/kpi-headers.ts';
import { LakeFunction } from '../lake-function.ts';
import { runQueries } from './ask-athena.ts';
import type { QueryWorkgroup } from './query-workgroup.ts';

/** The query itself takes seconds; it may have to queue behind others. */
const TIMEOUT = Duration.minutes(5);

export interface KpiEmissionProps {
  /** Where it asks for the newest run's KPIs. */
  readonly workgroup: QueryWorkgroup;
  readonly databaseName: string;
  /** What it needs to read them: tables, the catalog, a place for results. */
  readonly policies: readonly IManagedPolicy[];
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
}

/** Publishes the newest run's KPIs to CloudWatch; fails when one of those that have a file is missing. */
export class KpiEmission extends LakeFunction {
  constructor(
    scope: Construct,
    id: string,
    { workgroup, databaseName, policies, ...logs }: KpiEmissionProps,
  ) {
    const environment: Record<EnvironmentVariable, string> = {
      LEAD_LAKE_DATABASE: databaseName,
      LEAD_LAKE_WORKGROUP: workgroup.name,
      LEAD_LAKE_KPI_UNITS: JSON.stringify(
        Object.fromEntries(readKpiHeaders().map(({ kpi, unit }) => [kpi, unit])),
      ),
    };
    super(scope, id, {
      name: 'kpi-emission',
      description: "Publishes the newest run's KPIs to CloudWatch",
      environment,
      statements: [runQueries(workgroup)],
      timeout: TIMEOUT,
      ...logs,
    });
    for (const policy of policies) this.role.addManagedPolicy(policy);
  }
}
