import { CfnOutput } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KpiEmission } from '../constructs/analytics/kpi-emission.ts';
import { LakeReaders } from '../constructs/analytics/lake-readers.ts';
import { NamedQueries } from '../constructs/analytics/named-queries.ts';
import { QueryWorkgroup } from '../constructs/analytics/query-workgroup.ts';
import type { LakeFunction } from '../constructs/lake-function.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface AnalyticsStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
}

/** Where SQL is asked: workgroups, every query of the project by name, and the KPIs' way to CloudWatch. */
export class AnalyticsStack extends LeadLakeStack {
  readonly analystsWorkgroup: string;
  /** Workgroup in which the pipeline computes KPIs. */
  readonly kpisWorkgroup: string;
  /** The same workgroup, to let functions of the pipeline ask there. */
  readonly pipelineQueries: QueryWorkgroup;
  /** Publishes the newest run's KPIs. */
  readonly kpiEmission: LakeFunction;

  constructor(scope: Construct, id: string, { storage, catalog, ...props }: AnalyticsStackProps) {
    super(scope, id, props);
    const { access, buckets, keys } = storage;
    const { databaseName, migrated } = catalog;
    const { analystsScanLimitGb, kpisScanLimitGb } = this.config.athena;
    const workgroup = (constructId: string, description: string, scanLimitGb: number, key: IKey) => {
      const name = constructId.toLowerCase();
      return new QueryWorkgroup(this, constructId, {
        name: `lead-lake-${this.config.name}-${name}`,
        description: `Lead lake: ${description}`,
        results: buckets.results,
        prefix: `${name}/`,
        key,
        scanLimitGb,
        keepsQueries: this.config.isProtected,
      });
    };
    const analysts = workgroup('Analysts', 'questions of analysts', analystsScanLimitGb, keys.lake);
    const kpis = workgroup('Kpis', 'KPIs and checks of the pipeline', kpisScanLimitGb, keys.lake);
    // what sales people ask has contact data in its results, which others must not read there either
    const sales = workgroup('Sales', 'questions of sales people', analystsScanLimitGb, keys.contacts);
    this.analystsWorkgroup = analysts.name;
    this.kpisWorkgroup = kpis.name;
    this.pipelineQueries = kpis;

    const queries = { workgroups: { analysts, kpis, sales }, databaseName, migrated };
    new NamedQueries(this, 'KpiQueries', { room: 'kpis', ...queries });
    new NamedQueries(this, 'ViewQueries', { room: 'views', ...queries });
    new NamedQueries(this, 'Questions', { room: 'questions', ...queries });
    new NamedQueries(this, 'Checks', { room: 'checks', ...queries });

    const readers = new LakeReaders(this, 'Readers', {
      analysts,
      sales,
      access,
      readCatalog: catalog.access.read,
      contacts: buckets.contacts,
      contactsKey: keys.contacts,
      pepper: storage.pepper,
    });
    this.kpiEmission = new KpiEmission(this, 'KpiEmission', {
      workgroup: kpis,
      databaseName,
      policies: [access.readTables, access.useResults, catalog.access.read],
      logsKey: keys.logs,
      logsKeptDays: this.config.storage.logsKeptDays,
    });
    this.kpiEmission.node.addDependency(migrated);

    this.publish('analystsWorkgroup', analysts.name, 'Workgroup of analysts');
    this.publish('salesWorkgroup', sales.name, 'Workgroup of sales people');
    this.publish('kpisWorkgroup', kpis.name, 'Workgroup of KPIs and checks');
    new CfnOutput(this, 'AnalystRole', {
      value: readers.analyst.roleArn,
      description: 'Role of analysts: no contact data',
    });
    new CfnOutput(this, 'SalesRole', {
      value: readers.sales.roleArn,
      description: 'Role of sales people: contact data included',
    });
  }
}
