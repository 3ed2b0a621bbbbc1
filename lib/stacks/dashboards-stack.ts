import type { Construct } from 'constructs';
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
  /** Ids of the data sets that are imported, whose imports can fail. */
  readonly importedDataSets: readonly string[];

  constructor(scope: Construct, id: string, { ...props }: DashboardsStackProps) {
    super(scope, id, props);
    this.importedDataSets = [];
  }
}
