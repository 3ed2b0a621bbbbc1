import type { TextRow } from '../../../../lambdas/kpi-emission/kpi-row.ts';

/** A row of the view `kpis` as Athena gives it: about the whole lake, a count of 3. */
export function textRow(given: Partial<TextRow> = {}): TextRow {
  return {
    run_id: 'run-2',
    kpi: 'lead_volume',
    measure: 'events',
    kpi_date: null,
    dimension: 'all',
    dimension_value: 'all',
    value: '3.0',
    denominator: null,
    low: null,
    high: null,
    ...given,
  };
}
