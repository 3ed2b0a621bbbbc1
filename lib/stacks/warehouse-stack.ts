import type { Construct } from 'constructs';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface WarehouseStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
}

/** How the pipeline brings the warehouse up to date. */
export interface WarehouseRefresh {
  readonly workgroupName: string;
  readonly workgroupArn: string;
  readonly databaseName: string;
  /** Calls the procedure that refreshes the `kpi` schema. */
  readonly sql: string;
}

/** Redshift Serverless over the lake's Iceberg tables, with a `kpi` schema for dashboards. */
export class WarehouseStack extends LeadLakeStack {
  readonly refresh: WarehouseRefresh | undefined;

  constructor(scope: Construct, id: string, { ...props }: WarehouseStackProps) {
    super(scope, id, props);
  }
}
