import { type DataSet, dataColumns, type QueryColumn, selectList } from './data-set.ts';

/** How many days of arrivals are shown. */
const DAYS = 90;
/** Whose rows these are: a run reads objects of a layer, a source (of quarantine: a reason) and an arrival date. */
const GROUPED_BY = 4;

const COLUMNS = [
  { name: 'run_id', type: 'STRING', sql: 'run_id' },
  { name: 'layer', type: 'STRING', sql: 'layer' },
  { name: 'source', type: 'STRING', sql: 'source' },
  { name: 'arrival_date', type: 'DATETIME', sql: 'dt' },
  { name: 'objects', type: 'INTEGER', sql: 'count(*)' },
  { name: 'lines', type: 'INTEGER', sql: 'sum(lines)' },
  { name: 'latency_seconds', type: 'DECIMAL', sql: 'max(latency_seconds)' },
  { name: 'committed_at', type: 'DATETIME', sql: 'max(committed_at)' },
] as const satisfies readonly QueryColumn[];

/** What each run has read, of the last months; never a row for each object, of which there may be millions. */
export function operationsDataSet(): DataSet {
  const groups = Array.from({ length: GROUPED_BY }, (_, index) => index + 1).join(', ');
  const sql = `\
select
${selectList(COLUMNS)}
from object_log
where dt >= date_add('day', -${DAYS}, current_date)
group by ${groups}`;
  return {
    key: 'operations',
    title: 'What runs have read',
    sql,
    columns: dataColumns(COLUMNS),
    importMode: 'SPICE',
  };
}
