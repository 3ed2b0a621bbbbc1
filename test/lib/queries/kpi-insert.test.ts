import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';
import { kpiInsert, kpiInsertStatements, RUN_ID_HOLE } from '#lib/queries/kpi-insert.ts';
import { LONGEST_SQL_BYTES } from '#lib/queries/named-query.ts';

describe('kpiInsert', () => {
  it('puts run and KPI before the columns the query computes, and adds nothing a run has already', () => {
    const text =
      "-- question: How many? {all}\nselect 'n' as measure, 1e0 as value\n  -- why not?\nfrom events\n";
    const file = { name: '03_count', path: 'athena-queries/kpis/03_count.sql', text };
    expect(kpiInsert(file, ['run_id', 'kpi', 'measure', 'value'])).toEqual({
      kpi: 'count',
      path: 'athena-queries/kpis/03_count.sql',
      sql: `\
insert into kpi_values (run_id, kpi, measure, value)
select
  this_run.run_id,
  cast('count' as varchar) as kpi,
  computed.measure,
  computed.value
from (select cast('{}' as varchar) as run_id) as this_run
cross join (
select 'n' as measure, 1e0 as value
from events
) as computed
where not exists (
  select 1
  from kpi_values as written
  where written.run_id = this_run.run_id and written.kpi = 'count'
)`,
    });
  });
});

describe('kpiInsertStatements', () => {
  const statements = kpiInsertStatements();
  const ofRun = (run: string) => statements.map(({ sql }) => sql.replace(RUN_ID_HOLE, run));

  it.each(statements)('$kpi leaves one place open, and is short enough for Athena', ({ sql }) => {
    expect(sql.match(/[{}]/g)).toEqual(['{', '}']);
    expect(sql).not.toContain('?');
    expect(Buffer.byteLength(sql)).toBeLessThan(LONGEST_SQL_BYTES);
  });

  it('writes every KPI of a run once, however often it is tried', () => {
    const tried = [...ofRun('first'), ...ofRun('first').slice(4), ...ofRun('second')];
    const { status, stdout, stderr } = spawnSync(
      PYTHON,
      [path.join(ROOT, 'test/lib/queries/support/run_statements.py')],
      {
        input: JSON.stringify(tried),
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts') },
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    // over empty tables: 1 row of volume, 2 of quality, 1 of success, 1 + 4 channels of sources, 3 of coverage,
    // 5 of accuracy, 1 of intent, 2 of latency, 3 of duplicates, 1 of conversion
    expect(JSON.parse(stdout)).toEqual([
      ['first', 24, 10],
      ['second', 24, 10],
    ]);
  });
});
