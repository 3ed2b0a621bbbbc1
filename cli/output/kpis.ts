import type { Styles } from './styles.ts';
import { formatNumber, formatTable } from './table.ts';

export interface KpiRow {
  readonly run_id: string;
  readonly kpi: string;
  readonly measure: string;
  readonly kpi_date: string | null;
  readonly dimension: string;
  readonly dimension_value: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface KpiHeader {
  readonly question: string;
  readonly unit: string;
}

/** The headline rows: whole-lake values, and the breakdown of a KPI that has no whole. */
export function headlineRows(rows: readonly KpiRow[], kpi: string): KpiRow[] {
  const own = rows.filter((row) => row.kpi === kpi && row.kpi_date === null);
  const whole = own.filter((row) => row.dimension === 'all');
  return whole.length > 0 ? whole : own;
}

/** One block per KPI: its question, then its headline values with what they were counted from. */
export function formatKpis(
  rows: readonly KpiRow[],
  headers: Readonly<Record<string, KpiHeader>>,
  styles: Styles,
): string {
  const blocks = Object.entries(headers).map(([kpi, { question, unit }]) => {
    const lines = headlineRows(rows, kpi).map((row) => [
      row.dimension === 'all' ? row.measure : `${row.measure} · ${row.dimension_value}`,
      formatValue(row, unit),
      row.denominator === null
        ? ''
        : `${formatNumber(row.numerator ?? 0)} / ${formatNumber(row.denominator)}`,
      row.low === null || row.high === null ? '' : `${formatShare(row.low)} to ${formatShare(row.high)}`,
    ]);
    const table = formatTable(['measure', 'value', 'counted', '95 % interval'], lines, styles);
    return `${styles.bold(kpi)}  ${styles.dim(question)}\n${table}`;
  });
  return blocks.join('\n\n');
}

function formatValue(row: KpiRow, unit: string): string {
  if (row.value === null) return 'no data yet';
  if (unit.startsWith('share') && row.denominator !== null) return formatShare(row.value);
  return formatNumber(row.value);
}

function formatShare(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
