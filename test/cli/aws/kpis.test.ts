import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openAthena } from '#cli/aws/athena/ask-lake.ts';
import { KPI_ORDER, kpisOfLake } from '#cli/aws/kpis.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import { athenaAnswering } from './athena/athena-answers.ts';
import { fakeLake } from './fake-aws.ts';

const COLUMNS = [
  ['run_id', 'varchar'],
  ['kpi', 'varchar'],
  ['kpi_date', 'date'],
  ['value', 'double'],
] as const;

describe('the KPIs of a lake on AWS', () => {
  it('are the rows of its view, with what the files say of each KPI', async () => {
    const rows = [['r-1', 'lead_volume', '2025-01-31', '12.0']];
    const { lake } = fakeLake(athenaAnswering(() => ({ columns: COLUMNS, rows })));
    const report = await kpisOfLake(await openAthena(lake, async () => {}), 'dev');
    expect(report.rows).toEqual([{ run_id: 'r-1', kpi: 'lead_volume', kpi_date: '2025-01-31', value: 12 }]);
    expect(Object.keys(report.headers)).toHaveLength(10);
    expect(report.headers.lead_volume).toMatchObject({ unit: 'events' });
  });

  it('do not exist before the first run, which is said', async () => {
    const { lake } = fakeLake(athenaAnswering(() => ({ columns: COLUMNS, rows: [] })));
    await expect(kpisOfLake(await openAthena(lake, async () => {}), 'dev')).rejects.toThrow(
      'no run has written KPIs yet: run lake run --env dev first',
    );
  });

  it('come in the order of a lake on one machine', () => {
    const python = readFileSync(path.join(ROOT, 'glue-scripts/lead_lake/dashboard.py'), 'utf8');
    expect(python).toContain(`KPI_ORDER = "${KPI_ORDER}"`);
  });
});
