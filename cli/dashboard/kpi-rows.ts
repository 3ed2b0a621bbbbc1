import type { KpiRow } from '../output/kpis.ts';

/** The dimension of values about the whole lake. */
export const WHOLE = 'all';

/** What readers can filter by; a KPI is kept by one of them or by none. */
export const FILTERS = ['source', 'band'] as const;
export type Filter = (typeof FILTERS)[number];

/**
 * The measure that answers a KPI's question, where a KPI has several: knowing a lead whole counts more than by
 * halves, the slow events more than the usual one, copies of events more than lines that were stored twice.
 */
const HEADLINE_MEASURES: Readonly<Record<string, string>> = {
  enrichment_coverage: 'complete',
  processing_latency: 'p95_seconds',
  duplicate_reduction: 'event',
};

/** Rows about a KPI as a whole, its headline first. */
export function wholeRows(rows: readonly KpiRow[]): KpiRow[] {
  const whole = rows.filter(({ kpi_date, dimension }) => kpi_date === null && dimension === WHOLE);
  const isFirst = ({ kpi, measure }: KpiRow) => measure === HEADLINE_MEASURES[kpi];
  return [...whole.filter(isFirst), ...whole.filter((row) => !isFirst(row))];
}

/** The filter a KPI is kept by, null where no choice of the reader's changes it. */
export function filterOf(rows: readonly KpiRow[]): Filter | null {
  return FILTERS.find((filter) => rows.some(({ dimension }) => dimension === filter)) ?? null;
}

/** Values of a dimension that rows have, in the order of the rows. */
export function valuesOf(rows: readonly KpiRow[], dimension: string): string[] {
  return [...new Set(rows.filter((row) => row.dimension === dimension).map((row) => row.dimension_value))];
}

/** Rows that a reader sees who has chosen one value of a filter: those about it. */
export function rowsAbout(rows: readonly KpiRow[], filter: Filter, choice: string): KpiRow[] {
  return rows.filter(({ dimension, dimension_value }) => dimension === filter && dimension_value === choice);
}

/** Whether two rows hold the same value of two runs. */
export function isSameValue(a: KpiRow, b: KpiRow): boolean {
  return (
    a.kpi === b.kpi &&
    a.measure === b.measure &&
    a.dimension === b.dimension &&
    a.dimension_value === b.dimension_value &&
    a.kpi_date === b.kpi_date
  );
}
