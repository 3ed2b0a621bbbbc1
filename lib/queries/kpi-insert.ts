import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { kpiOf } from './kpi-headers.ts';
import { type QueryFile, readQueryFiles } from './query-files.ts';

const JOURNAL = 'kpi_values';
const JOURNAL_FILE = fileURLToPath(new URL(`../../glue-scripts/tables/${JOURNAL}.yaml`, import.meta.url));

/** What a statement says itself; the other columns of the journal are those of the KPI's query. */
const STATED = ['run_id', 'kpi'];

/** Where the id of the run goes: once in each statement, and no other brace is in it. */
export const RUN_ID_HOLE = '{}';

const journal = z.object({ columns: z.array(z.object({ name: z.string() })) });

/** How Athena computes a KPI into the journal. */
export interface KpiInsert {
  readonly kpi: string;
  /** From the root of the repository. */
  readonly path: string;
  /** With `{}` in the place of the run's id. */
  readonly sql: string;
}

/**
 * For each KPI the statement that appends its rows of a run to the journal, in the order leadership reads them.
 *
 * The run's id is a hole, no execution parameter: Athena takes parameters in WHERE only, and in no DELETE, so that
 * a retry could not clear up before it either. Instead a statement adds nothing where the run has that KPI already:
 * its rows come in one commit, so some of them are all of them.
 */
export function kpiInsertStatements(): readonly KpiInsert[] {
  const columns = journal.parse(parse(readFileSync(JOURNAL_FILE, 'utf8'))).columns.map(({ name }) => name);
  return readQueryFiles('kpis').map((file) => kpiInsert(file, columns));
}

/** @param columns those of the journal, in its order */
export function kpiInsert(
  file: Pick<QueryFile, 'name' | 'path' | 'text'>,
  columns: readonly string[],
): KpiInsert {
  const kpi = kpiOf(file);
  const computed = columns.filter((column) => !STATED.includes(column));
  const sql = `\
insert into ${JOURNAL} (${columns.join(', ')})
select
  this_run.run_id,
  cast('${kpi}' as varchar) as kpi,
${computed.map((column) => `  computed.${column}`).join(',\n')}
from (select cast('${RUN_ID_HOLE}' as varchar) as run_id) as this_run
cross join (
${withoutComments(file.text)}
) as computed
where not exists (
  select 1
  from ${JOURNAL} as written
  where written.run_id = this_run.run_id and written.kpi = '${kpi}'
)`;
  return { kpi, path: file.path, sql };
}

/** Comments hold question marks and braces that are nobody's place. */
function withoutComments(sql: string): string {
  return sql
    .split('\n')
    .filter((line) => !/^\s*--/.test(line))
    .join('\n')
    .trim();
}
