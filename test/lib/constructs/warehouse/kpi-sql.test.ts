import { kpiDefinitionsSql, kpiViewsSql } from '#lib/constructs/warehouse/kpi-sql.ts';
import { SqlTextError } from '#lib/constructs/warehouse/sql-text.ts';
import { UnknownColumnError } from '#lib/constructs/warehouse/table-columns.ts';
import type { KpiHeader } from '#lib/queries/kpi-headers.ts';

const header = (kpi: string, said: Partial<KpiHeader> = {}): KpiHeader =>
  ({
    kpi,
    path: `athena-queries/kpis/01_${kpi}.sql`,
    question: `What of ${kpi}?`,
    unit: 'leads',
    grain: 'one row',
    owner: 'sales',
    direction: 'up',
    chart: 'number',
    alarm: 'none',
    definition: 'Counted.',
    ...said,
  }) as KpiHeader;

describe('the definitions of KPIs', () => {
  it('are what the headers say, numbered in reading order', () => {
    const sql = kpiDefinitionsSql([header('wins', { definition: "What's won." }), header('losses')]);

    expect(sql).toContain('delete from kpi.kpi_definitions;');
    expect(sql).toContain(
      `  ('wins', 1, 'What of wins?', 'leads', 'one row', 'sales', 'up', 'number', 'none', 'What''s won.'),
  ('losses', 2, 'What of losses?', 'leads', 'one row', 'sales', 'up', 'number', 'none', 'Counted.');`,
    );
  });

  it.each(['a\\b', 'a {{role}}'])('are refused where "%s" would not arrive as it is written', (text) => {
    expect(() => kpiDefinitionsSql([header('wins', { alarm: text })])).toThrow(SqlTextError);
  });
});

describe('the views of KPIs', () => {
  const tables = new Map([['kpi_values', ['run_id', 'kpi', 'measure', 'value']]]);
  const newest =
    '-- question: Which of kpi_values is newest?\nselect value from kpi_values\nwhere run_id = (select max(run_id) from kpi_values)\n';

  it("take which run is the newest from the lake's own view", () => {
    expect(kpiViewsSql([], newest, tables)).toContain(`create or replace view kpi.kpis as
select value from kpi.kpi_values
where run_id = (select max(run_id) from kpi.kpi_values);
`);
  });

  it('are one for each KPI, titled by its question, without the column that says which', () => {
    expect(kpiViewsSql([header('wins')], newest, tables)).toContain(`create or replace view kpi.wins as
select
  run_id,
  measure,
  value
from kpi.kpis
where kpi = 'wins';

comment on view kpi.wins is 'What of wins?';

grant select on kpi.kpis, kpi.wins to role kpi_reader;
`);
  });

  it('need the journal', () => {
    expect(() => kpiViewsSql([], newest, new Map())).toThrow(UnknownColumnError);
  });
});
