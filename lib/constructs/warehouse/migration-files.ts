import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationFile } from '../../../lambdas/warehouse-migration/migration-file.ts';
import { readKpiHeaders } from '../../queries/kpi-headers.ts';
import { readTables } from '../catalog/table-definition.ts';
import { kpiDefinitionsSql, kpiViewsSql } from './kpi-sql.ts';
import { outcomeViewsSql } from './outcome-views.ts';

const NUMBERED_FILES = new URL('../../../redshift/', import.meta.url);
const NEWEST_RUN = new URL('../../../athena-queries/views/kpis.sql', import.meta.url);

/** All that makes the warehouse: the numbered files as they lie, then what is derived from KPIs and tables. */
export function migrationFiles(): readonly MigrationFile[] {
  return [...numberedFiles(), ...derivedFiles()];
}

/** Another one as soon as any file differs: then, and only then, the migration runs. */
export function fingerprint(files: readonly MigrationFile[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}

function numberedFiles(): MigrationFile[] {
  return readdirSync(NUMBERED_FILES)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, NUMBERED_FILES), 'utf8') }));
}

function derivedFiles(): MigrationFile[] {
  const headers = readKpiHeaders();
  const tables = new Map(
    readTables().map(({ table, columns }) => [table, columns.map(({ name }) => name)] as const),
  );
  return [
    { name: 'kpi_definitions.sql', sql: kpiDefinitionsSql(headers) },
    { name: 'kpi_views.sql', sql: kpiViewsSql(headers, readFileSync(NEWEST_RUN, 'utf8'), tables) },
    { name: 'outcome_views.sql', sql: outcomeViewsSql(tables) },
  ];
}
