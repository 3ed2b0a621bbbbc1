import { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';
import type { Construct } from 'constructs';
import { dashboardPlan } from '../constructs/dashboards/dashboard-definition.ts';
import { importTime } from '../constructs/dashboards/import-time.ts';
import { LakeDataSet } from '../constructs/dashboards/lake-data-set.ts';
import { LakeDataSource } from '../constructs/dashboards/lake-data-source.ts';
import { OWNER_OF_DASHBOARD } from '../constructs/dashboards/permissions.ts';
import type { ImportWatch } from '../constructs/observability/import-alarms.ts';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface DashboardsStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
  readonly analytics: AnalyticsStack;
}

/** QuickSight: the ten KPIs for leadership, and how the lake is doing for operations. */
export class DashboardsStack extends LeadLakeStack {
  /** Data sets that are imported, whose imports can fail. */
  readonly importedDataSets: readonly ImportWatch[];

  constructor(scope: Construct, id: string, { storage, catalog, analytics, ...props }: DashboardsStackProps) {
    super(scope, id, props);
    const { name: environment, pipeline, dashboards } = this.config;
    const ownerArn = dashboards.principalArn;
    if (ownerArn === undefined) throw new RangeError('dashboards.principalArn is missing: who owns them?');
    const plan = dashboardPlan();
    const source = new LakeDataSource(this, 'Lake', {
      environment,
      workgroup: analytics.kpisWorkgroup,
      policies: [storage.access.readTables, storage.access.useResults, catalog.access.read],
      ownerArn,
    });
    // a data set is read when it is made: its tables, its query's place and what it may read have to be there
    source.node.addDependency(catalog.migrated, analytics);
    const sets = new Map(
      plan.dataSets.map((dataSet) => [
        dataSet.key,
        new LakeDataSet(this, dataSet.key.charAt(0).toUpperCase() + dataSet.key.slice(1), {
          environment,
          dataSet,
          dataSourceArn: source.arn,
          ownerArn,
          importedAt: importTime(pipeline.finishedByUtcHour),
        }),
      ]),
    );
    const arnOf = (key: string) => {
      const set = sets.get(key);
      if (set === undefined)
        throw new RangeError(`the dashboard reads ${key}, which is no data set of its plan`);
      return set.arn;
    };
    const dashboardId = `lead-lake-${environment}`;
    new CfnDashboard(this, 'Dashboard', {
      awsAccountId: this.account,
      dashboardId,
      name: `Lead lake ${environment}`,
      definition: plan.definition(arnOf),
      permissions: [{ principal: ownerArn, actions: OWNER_OF_DASHBOARD }],
    });
    this.importedDataSets = [...sets]
      .filter(([, set]) => set.isImported)
      .map(([key, set]) => ({ label: key, dataSetId: set.dataSetId }));
    this.publish('kpiDashboardId', dashboardId, 'QuickSight dashboard of the KPIs');
  }
}
