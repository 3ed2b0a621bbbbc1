import type { KpiRow } from '../../output/kpis.ts';
import type { PageHeader } from '../document.ts';
import { WHOLE } from '../kpi-rows.ts';
import { kindOf } from '../quantity.ts';
import { capitalised, inWords } from '../words.ts';
import type { ChartSpec, Series } from './chart-spec.ts';

/** Categories that have an order of their own: bands from the best down. */
export type RankOf = (name: string) => number;

/** More bars than these are not read but skipped over; the table has all. */
const MOST_BARS = 8;

/**
 * What a KPI is made of. The dimension that tells most comes first: one that is the KPI's own (an issue, a reason, a
 * band), else the source, else its measures side by side.
 */
export function breakdownChart(
  rows: readonly KpiRow[],
  { unit, chart }: Pick<PageHeader, 'unit' | 'chart'>,
  rankOf: RankOf,
): ChartSpec | null {
  const undated = rows.filter(({ kpi_date }) => kpi_date === null);
  const dimensions = [...new Set(undated.map(({ dimension }) => dimension))].filter((name) => name !== WHOLE);
  const dimension = dimensions.find((name) => name !== 'source') ?? dimensions[0] ?? null;
  const shown = dimension === null ? sameKind(undated) : undated.filter((row) => row.dimension === dimension);
  const [first] = shown;
  if (first === undefined) return null;
  const nameOf = (row: KpiRow) => (dimension === null ? row.measure : row.dimension_value);
  const measures = dimension === null ? [null] : [...new Set(shown.map(({ measure }) => measure))];
  const names = [...new Set(shown.map(nameOf))];
  const firstValueOf = (name: string) => shown.find((row) => nameOf(row) === name)?.value ?? 0;
  const sorted = names.sort(
    (a, b) => rankOf(a) - rankOf(b) || firstValueOf(b) - firstValueOf(a) || (a < b ? -1 : 1),
  );
  const categories = sorted.slice(0, MOST_BARS);
  const leftOut = sorted.length > categories.length ? `, the largest ${MOST_BARS} of ${sorted.length}` : '';
  const isInterval = chart === 'interval';
  return {
    kind: isInterval ? 'intervals' : 'bars',
    caption: captionOf(first, unit, dimension, measures.length) + leftOut,
    quantity: kindOf(unit, first),
    categories: categories.map(inWords),
    series: measures.map((measure, slot): Series => {
      const found = categories.map((name) =>
        shown.find((row) => nameOf(row) === name && (measure === null || row.measure === measure)),
      );
      return {
        name: inWords(measure ?? unit),
        slot,
        values: found.map((row) => row?.value ?? null),
        ...(isInterval && {
          low: found.map((row) => row?.low ?? null),
          high: found.map((row) => row?.high ?? null),
        }),
      };
    }),
  };
}

/** Rates and counts have no axis in common: whichever there are more of. */
function sameKind(rows: readonly KpiRow[]): KpiRow[] {
  const rates = rows.filter(({ denominator }) => denominator !== null);
  const counts = rows.filter(({ denominator }) => denominator === null);
  return counts.length > rates.length ? counts : rates;
}

function captionOf(row: KpiRow, unit: string, dimension: string | null, measures: number): string {
  if (dimension === null) return kindOf(unit, row) === 'count' ? 'The counts behind it' : capitalised(unit);
  const what = capitalised(unit);
  return measures > 1 ? `${what}, by ${dimension}` : `${what}: ${inWords(row.measure)}, by ${dimension}`;
}
