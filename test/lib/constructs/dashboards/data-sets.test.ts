import { definitionsDataSet } from '../../../../lib/constructs/dashboards/definitions-data-set.ts';
import { importTime } from '../../../../lib/constructs/dashboards/import-time.ts';
import { kpiDataSet } from '../../../../lib/constructs/dashboards/kpi-data-set.ts';
import { operationsDataSet } from '../../../../lib/constructs/dashboards/operations-data-set.ts';
import type { KpiHeader } from '../../../../lib/queries/kpi-headers.ts';

const header: KpiHeader = {
  kpi: 'lead_volume',
  path: 'athena-queries/kpis/01_lead_volume.sql',
  question: "What is a lead's worth?",
  unit: 'events',
  grain: 'one row',
  owner: 'nobody',
  direction: 'up',
  chart: 'line',
  alarm: 'none',
  threshold: 'none',
  definition: 'All of them.',
};

test('the KPIs come with every column of their journal, and with what visuals choose by', () => {
  expect(kpiDataSet().columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'run_id STRING',
    'kpi STRING',
    'measure STRING',
    'kpi_date DATETIME',
    'dimension STRING',
    'dimension_value STRING',
    'value DECIMAL',
    'numerator DECIMAL',
    'denominator DECIMAL',
    'low DECIMAL',
    'high DECIMAL',
    'period STRING',
    'is_breakdown STRING',
    'part STRING',
    'data_as_of DATETIME',
  ]);
});

test('definitions are rows of a query, quotes and all', () => {
  const { sql } = definitionsDataSet([header]);
  expect(sql).toBe(`select place, title, question, unit, owner, direction, alarm, definition
from (
  values
  (1, 'Lead volume', 'What is a lead''s worth?', 'events', 'nobody', 'up', 'none', 'All of them.')
) as headers (place, title, question, unit, owner, direction, alarm, definition)`);
});

test('operations see runs, never single objects', () => {
  const { sql, columns } = operationsDataSet();
  expect(sql).toContain('group by 1, 2, 3, 4');
  expect(columns.slice(0, 4).map(({ name }) => name)).toEqual(['run_id', 'layer', 'source', 'arrival_date']);
  expect(columns.map(({ name }) => name)).not.toContain('object_key');
});

test('data is imported half an hour after the pipeline has to be done', () => {
  expect(importTime(6)).toBe('06:30');
  expect(importTime(23)).toBe('23:30');
});
