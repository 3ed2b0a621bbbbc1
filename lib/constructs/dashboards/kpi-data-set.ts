import { type Column, readTables } from '../catalog/table-definition.ts';
import { type ColumnType, type DataSet, dataColumns, type QueryColumn, selectList } from './data-set.ts';

const JOURNAL = 'kpi_values';
const TYPES: Readonly<Partial<Record<Column['type'], ColumnType>>> = {
  string: 'STRING',
  bigint: 'INTEGER',
  double: 'DECIMAL',
  date: 'DATETIME',
};

/** What the view `kpis` does not say and visuals choose by. */
const CHOICES = [
  // a row of a day, or of all days
  { name: 'period', type: 'STRING', sql: "case when kpi_date is null then 'all' else 'day' end" },
  // whether the row belongs to the breakdown that tells most of its KPI
  {
    name: 'is_breakdown',
    type: 'STRING',
    sql: "case when kpi_date is null and dimension = coalesce(own_dimension, source_dimension, 'all') then 'yes' else 'no' end",
  },
  // what the row is about: a part of the lake, or what of the whole is measured
  {
    name: 'part',
    type: 'STRING',
    sql: "replace(case when dimension = 'all' then measure else dimension_value end, '_', ' ')",
  },
  { name: 'data_as_of', type: 'DATETIME', sql: 'data_as_of' },
] as const satisfies readonly QueryColumn[];

/**
 * The KPIs of the newest run. Of a KPI's dimensions the one that tells most is its own (an issue, a band), else the
 * source, else there are only its measures: the same choice the KPI page of a lake on one machine makes.
 */
export function kpiDataSet(): DataSet {
  const journal = readTables().find(({ table }) => table === JOURNAL);
  const stored = (journal?.columns ?? []).map(
    ({ name, type }): QueryColumn => ({ name, type: TYPES[type] ?? 'STRING', sql: name }),
  );
  const columns = [...stored, ...CHOICES];
  const sql = `\
select
${selectList(columns)}
from (
  select
    kpis.*,
    max(case when kpi_date is null and dimension not in ('all', 'source') then dimension end)
      over (partition by kpi) as own_dimension,
    max(case when kpi_date is null and dimension = 'source' then dimension end)
      over (partition by kpi) as source_dimension,
    cast(from_unixtime(newest.as_of_ms / 1e3) as timestamp(3)) as data_as_of
  from kpis
  cross join (select max(as_of_ms) as as_of_ms from lead_scores) as newest
) as rows_with_choices`;
  return {
    key: 'kpis',
    title: 'KPIs of the newest run',
    sql,
    columns: dataColumns(columns),
    importMode: 'SPICE',
  };
}
