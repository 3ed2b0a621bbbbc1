import type { Construct } from 'constructs';
import { RedshiftWorkgroup } from '../constructs/warehouse/redshift-workgroup.ts';
import { WarehouseMigration } from '../constructs/warehouse/warehouse-migration.ts';
import { WarehouseNetwork } from '../constructs/warehouse/warehouse-network.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

/** Calls the procedure of `redshift/` that brings the schema up to the lake. */
const REFRESH_SQL = 'call kpi.refresh()';

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
  readonly refresh: WarehouseRefresh;

  constructor(scope: Construct, id: string, { storage, catalog, ...props }: WarehouseStackProps) {
    super(scope, id, props);
    const { name, warehouse, storage: kept } = this.config;
    const { keys, access } = storage;
    const logs = { logsKey: keys.logs, logsKeptDays: kept.logsKeptDays };
    const network = new WarehouseNetwork(this, 'Network', logs);
    const workgroup = new RedshiftWorkgroup(this, 'Redshift', {
      name: `lead-lake-${name}`,
      baseCapacityRpu: warehouse.baseCapacityRpu,
      network,
      key: keys.lake,
      reads: [access.readTables, catalog.access.read],
    });
    const migration = new WarehouseMigration(this, 'Migration', {
      warehouse: workgroup,
      databaseName: catalog.databaseName,
      key: keys.lake,
      ...logs,
    });
    // it joins tables, which have to be there
    migration.node.addDependency(catalog.migrated);
    this.refresh = {
      workgroupName: workgroup.workgroupName,
      workgroupArn: workgroup.workgroupArn,
      databaseName: workgroup.databaseName,
      sql: REFRESH_SQL,
    };
    this.publish('warehouseWorkgroup', workgroup.workgroupName, 'Workgroup of the warehouse');
  }
}
