import type { KpiHeader } from '../../queries/kpi-headers.ts';
import { literal, withoutCommentLines } from './sql-text.ts';
import { columnsOf, type TableColumns } from './table-columns.ts';

/** Fills the table of KPI definitions with what the headers say. */
export function kpiDefinitionsSql(headers: readonly KpiHeader[]): string {
  const rows = headers.map((header, index) => {
    const { kpi, question, unit, grain, owner, direction, chart, alarm, definition } = header;
    const texts = [question, unit, grain, owner, direction, chart, alarm, definition].map(literal);
    return `  (${literal(kpi)}, ${index + 1}, ${texts.join(', ')})`;
  });
  return `\
delete from kpi.kpi_definitions;

insert into kpi.kpi_definitions (
  kpi, reading_order, question, unit, grain, owner, direction, chart, alarm, definition
)
values
${rows.join(',\n')};
`;
}

/**
 * A view of all KPIs as of the newest complete run, and one for each KPI. They are replaced, never dropped, so that
 * what others built on them stays; columns can be added to their end only.
 *
 * @param newestRunSql the lake's own view of the newest run's KPIs: which run that is, is said there
 */
export function kpiViewsSql(
  headers: readonly KpiHeader[],
  newestRunSql: string,
  tables: TableColumns,
): string {
  const newest = withoutCommentLines(newestRunSql).replaceAll(/\bkpi_values\b/g, 'kpi.kpi_values');
  const own = columnsOf(tables, 'kpi_values')
    .filter((column) => column !== 'kpi')
    .map((column) => `  ${column}`);
  const views = headers.map(
    ({ kpi, question }) => `\
create or replace view kpi.${kpi} as
select
${own.join(',\n')}
from kpi.kpis
where kpi = ${literal(kpi)};

comment on view kpi.${kpi} is ${literal(question)};
`,
  );
  const names = ['kpis', ...headers.map(({ kpi }) => kpi)].map((name) => `kpi.${name}`);
  return `\
create or replace view kpi.kpis as
${newest};

${views.join('\n')}
grant select on ${names.join(', ')} to role kpi_reader;
`;
}
