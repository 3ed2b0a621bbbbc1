import type { DashboardDocument, PageHeader } from '#cli/dashboard/document.ts';
import type { KpiRow } from '#cli/output/kpis.ts';

/** A row of `kpis` about the whole lake, but for what a test says of it. */
export function row(values: Partial<KpiRow> = {}): KpiRow {
  return {
    run_id: 'r',
    kpi: 'k',
    measure: 'm',
    kpi_date: null,
    dimension: 'all',
    dimension_value: 'all',
    value: 1,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
    ...values,
  };
}

export function ofSource(source: string, values: Partial<KpiRow> = {}): KpiRow {
  return row({ dimension: 'source', dimension_value: source, ...values });
}

/** A share of something: its value follows from what was counted. */
export function share(numerator: number, denominator: number, values: Partial<KpiRow> = {}): KpiRow {
  return row({
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    ...values,
  });
}

export function header(values: Partial<PageHeader> = {}): PageHeader {
  return {
    question: 'How many?',
    unit: 'share of leads',
    owner: 'sales',
    direction: 'up',
    chart: 'bar',
    alarm: 'none',
    definition: 'What is counted.',
    ...values,
  };
}

/** A document of a run at noon of 21 November 2026, as of that day's first moment. */
export function document(values: Partial<DashboardDocument> = {}): DashboardDocument {
  return {
    rows: [],
    headers: {},
    run: {
      run_id: 'r2',
      started_ms: Date.UTC(2026, 10, 21, 12),
      as_of_ms: Date.UTC(2026, 10, 21),
    },
    baseline: null,
    call_list: { leads: [], counts: [], leads_per_group: 20 },
    ...values,
  };
}
