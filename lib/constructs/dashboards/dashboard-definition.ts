import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';
import { readKpiHeaders } from '../../queries/kpi-headers.ts';
import { readKpiThresholds } from '../observability/kpi-thresholds.ts';
import type { DataSet } from './data-set.ts';
import { definitionsDataSet } from './definitions-data-set.ts';
import { kpiDataSet } from './kpi-data-set.ts';
import type { KpiToShow } from './kpi-visual.ts';
import { operationsDataSet } from './operations-data-set.ts';
import { definitionsSheet, leadershipSheet, operationsSheet } from './sheets.ts';

/** A dashboard with the data sets it reads, as data. */
export interface DashboardPlan {
  readonly dataSets: readonly DataSet[];
  /** @param arnOf where a data set is, by its key */
  readonly definition: (arnOf: (key: string) => string) => CfnDashboard.DashboardVersionDefinitionProperty;
}

/** The dashboard of a lake, made from the headers of its KPI files. */
export function dashboardPlan(): DashboardPlan {
  const toShow = kpisToShow();
  const kpis = kpiDataSet();
  const operations = operationsDataSet();
  const definitions = definitionsDataSet(toShow.map(({ header }) => header));
  const dataSets = [kpis, operations, definitions];
  const sheets = [
    leadershipSheet(kpis, toShow),
    operationsSheet(operations),
    definitionsSheet(definitions, kpis),
  ];
  return {
    dataSets,
    definition: (arnOf) => ({
      dataSetIdentifierDeclarations: dataSets.map(({ key }) => ({ identifier: key, dataSetArn: arnOf(key) })),
      sheets: sheets.map(({ sheet }) => sheet),
      filterGroups: sheets.flatMap(({ filterGroups }) => [...filterGroups]),
    }),
  };
}

function kpisToShow(): readonly KpiToShow[] {
  const thresholds = readKpiThresholds();
  return readKpiHeaders().map((header) => {
    const threshold = thresholds.get(header.kpi);
    const condition = threshold?.kind === 'conditions' ? threshold.conditions[0] : undefined;
    return { header, ...(condition !== undefined && { condition }) };
  });
}
