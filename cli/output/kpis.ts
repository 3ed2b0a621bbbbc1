import { formatDuration, formatNumber, formatShare } from './quantities.ts';
import type { Styles } from './styles.ts';
import { formatRows } from './table.ts';

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

/** The dimension of values about the whole lake. */
const WHOLE = 'all';
/** Units that are shares name what they are shares of: `share of leads`. */
const SHARE = /^share (?:of )?/;
const SECONDS = 'seconds';
/** Places of the columns that hold numbers with units: the value, and what it was counted from. */
const QUANTITIES = [1];

/**
 * What answers a KPI's question at a glance: values of the whole lake; the breakdown of a measure that has no
 * whole; and a breakdown with intervals, which is there to be compared. Largest first within a measure.
 */
export function headlineRows(rows: readonly KpiRow[], kpi: string): KpiRow[] {
  const own = rows.filter((row) => row.kpi === kpi && row.kpi_date === null);
  const isWhole = ({ dimension }: KpiRow) => dimension === WHOLE;
  const measures = [...new Set([...own.filter(isWhole), ...own].map(({ measure }) => measure))];
  return measures.flatMap((measure) => {
    const mine = own.filter((row) => row.measure === measure);
    const whole = mine.filter(isWhole);
    const parts = mine.filter((row) => !isWhole(row) && (whole.length === 0 || row.low !== null));
    return [...whole, ...parts.sort((a, b) => (b.value ?? 0) - (a.value ?? 0))];
  });
}

/** One block per KPI, in the order of the headers: its question, then its headline values and what they were counted from. */
export function formatKpis(
  rows: readonly KpiRow[],
  headers: Readonly<Record<string, KpiHeader>>,
  styles: Styles,
): string {
  const blocks = Object.entries(headers).map(([kpi, { question, unit }]) => {
    const lines = headlineRows(rows, kpi).map((row) => [
      `  ${labelOf(row, unit)}`,
      formatValue(row, unit),
      formatOrigin(row, unit),
      formatInterval(row),
    ]);
    return `${styles.bold(kpi)}  ${styles.dim(question)}\n${formatRows(lines, { quantities: QUANTITIES })}`;
  });
  return blocks.join('\n\n');
}

function labelOf({ measure, dimension, dimension_value }: KpiRow, unit: string): string {
  const name = unit === SECONDS ? measure.replace(/_seconds$/, '') : measure;
  const words = name.replaceAll('_', ' ');
  return dimension === WHOLE ? words : `${words}: ${dimension_value}`;
}

function formatValue({ value, denominator }: KpiRow, unit: string): string {
  if (value === null) return 'no data yet';
  if (unit === SECONDS) return formatDuration(value);
  return SHARE.test(unit) && denominator !== null ? formatShare(value) : formatNumber(value);
}

/** What a rate was counted from; a rate that is no share tells its unit instead. */
function formatOrigin({ numerator, denominator }: KpiRow, unit: string): string {
  if (denominator === null) return '';
  if (!SHARE.test(unit)) return unit;
  return `${formatNumber(numerator ?? 0)} of ${formatNumber(denominator)} ${unit.replace(SHARE, '')}`;
}

function formatInterval({ low, high }: KpiRow): string {
  return low === null || high === null
    ? ''
    : `between ${formatShare(low)} and ${formatShare(high)}, 95 % sure`;
}
