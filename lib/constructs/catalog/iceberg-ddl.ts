import type { TableStatements } from '../../../lambdas/table-migration/definitions.ts';
import type { Column, TableDefinition } from './table-definition.ts';
import { tableLocation } from './table-location.ts';

/**
 * What Athena lets a table be told of what `iceberg_layout.py` tells it. The rest Athena either does itself (format
 * version 2) or does not know: its commits and Spark's may be tried again, other than PyIceberg's, without adding
 * rows twice.
 */
const PROPERTIES: Readonly<Record<string, string>> = {
  table_type: 'ICEBERG',
  format: 'parquet',
  write_compression: 'zstd',
  vacuum_max_metadata_files_to_keep: '20',
};

/** The statements of one Iceberg table, with its layer in braces where the bucket's name belongs. */
export function tableStatements(table: TableDefinition): TableStatements {
  return {
    name: table.table,
    create: createTable(table),
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type,
      add: addColumn(table, column),
    })),
  };
}

function createTable(table: TableDefinition): string {
  const columns = table.columns.map((column) => `  ${typed(column)} COMMENT ${quoted(column.comment)}`);
  const properties = Object.entries(PROPERTIES).map(([key, value]) => `  '${key}' = '${value}'`);
  return [
    `CREATE TABLE IF NOT EXISTS ${table.table} (`,
    columns.join(',\n'),
    ')',
    ...(table.partition.length > 0 ? [`PARTITIONED BY (${table.partition.join(', ')})`] : []),
    `LOCATION '${tableLocation(`{${table.layer}}`, table)}'`,
    'TBLPROPERTIES (',
    properties.join(',\n'),
    ')',
  ].join('\n');
}

/** Athena adds a column at the end, and takes no comment with it. */
function addColumn({ table }: TableDefinition, column: Column): string {
  return `ALTER TABLE ${table} ADD COLUMNS (${typed(column)})`;
}

/** Names such as `position` and `value` mean something to the parser when they stand bare. */
function typed({ name, type }: Column): string {
  return `\`${name}\` ${type}`;
}

/** A comment of Athena's DDL, which escapes with a backslash where its queries double the quote. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
