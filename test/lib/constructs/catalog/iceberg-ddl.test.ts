import { readFileSync } from 'node:fs';
import { tableStatements } from '#lib/constructs/catalog/iceberg-ddl.ts';
import { isExternal, readTables, type TableDefinition } from '#lib/constructs/catalog/table-definition.ts';

const LAYOUT = new URL('../../../../glue-scripts/lead_lake/iceberg_layout.py', import.meta.url);

const DAYS: TableDefinition = {
  table: 'days',
  layer: 'ops',
  kind: 'journal',
  grain: 'one row per day',
  comment: 'Days.',
  partition: ['day', 'source'],
  columns: [
    { name: 'day', type: 'date', comment: 'The lead\'s day, "UTC"', contact: false, from_path: false },
    { name: 'source', type: 'string', comment: 'a\\b', contact: false, from_path: false },
    { name: 'value', type: 'double', comment: 'Value', contact: false, from_path: false },
  ],
};

describe('the statements of an Iceberg table', () => {
  it('make the journal of KPIs in the gold bucket, every column with its comment', () => {
    const table = readTables().find((candidate) => candidate.table === 'kpi_values');

    expect(table && tableStatements(table).create).toBe(`CREATE TABLE IF NOT EXISTS kpi_values (
  \`run_id\` string COMMENT 'Run; ids sort by start time',
  \`kpi\` string COMMENT 'Name of the KPI',
  \`measure\` string COMMENT 'What of it is measured',
  \`kpi_date\` date COMMENT 'Day the value is about, null for all days',
  \`dimension\` string COMMENT 'What the value is broken down by, all for the whole',
  \`dimension_value\` string COMMENT 'The value of that dimension',
  \`value\` double COMMENT 'The value',
  \`numerator\` double COMMENT 'Of a rate, what was counted',
  \`denominator\` double COMMENT 'Of a rate, out of what',
  \`low\` double COMMENT 'Lower end of the 95 % interval',
  \`high\` double COMMENT 'Upper end of the 95 % interval'
)
LOCATION 's3://{gold}/gold/kpi_values/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd',
  'vacuum_max_metadata_files_to_keep' = '20'
)`);
  });

  it('make a partitioned table, quotes and backslashes of comments escaped as DDL has them', () => {
    const { create, columns } = tableStatements(DAYS);

    expect(create).toBe(`CREATE TABLE IF NOT EXISTS days (
  \`day\` date COMMENT 'The lead\\'s day, "UTC"',
  \`source\` string COMMENT 'a\\\\b',
  \`value\` double COMMENT 'Value'
)
PARTITIONED BY (day, source)
LOCATION 's3://{ops}/ops/days/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd',
  'vacuum_max_metadata_files_to_keep' = '20'
)`);
    expect(columns[2]).toEqual({
      name: 'value',
      type: 'double',
      add: 'ALTER TABLE days ADD COLUMNS (`value` double)',
    });
  });

  it('ask for the compression and the number of metadata files of the lake on one machine', () => {
    const layout = readFileSync(LAYOUT, 'utf8');

    expect(layout).toContain('"write.parquet.compression-codec": "zstd"');
    expect(layout).toContain('"write.metadata.previous-versions-max": "20"');
    // what Athena makes of itself
    expect(layout).toContain('"format-version": "2"');
  });

  it('have no column that only stored lines can have', () => {
    const types = readTables()
      .filter((table) => !isExternal(table))
      .flatMap(({ columns }) => columns.map(({ type }) => type));

    expect([...new Set(types)].sort()).toEqual(['bigint', 'boolean', 'date', 'double', 'string']);
  });
});
