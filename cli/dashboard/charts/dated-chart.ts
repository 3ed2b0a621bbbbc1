import type { KpiRow } from '../../output/kpis.ts';
import type { PageHeader } from '../document.ts';
import { WHOLE } from '../kpi-rows.ts';
import { lengthInWords, periodLabel, periodsOf, placeOf } from '../periods.ts';
import { kindOf } from '../quantity.ts';
import { capitalised, formatDay, inWords } from '../words.ts';
import type { ChartSpec } from './chart-spec.ts';

/** What came in over time, piled up by the dimension of the rows: counts, which may be added up over days. */
export function columnsOverTime(
  rows: readonly KpiRow[],
  { unit }: Pick<PageHeader, 'unit'>,
  slotOf: (name: string) => number,
): ChartSpec | null {
  const dated = rows.filter(({ kpi_date, dimension }) => kpi_date !== null && dimension !== WHOLE);
  const days = dated.map(dayMs);
  if (days.length === 0) return null;
  const periods = periodsOf(Math.min(...days), Math.max(...days));
  const names = [...new Set(dated.map(({ dimension_value }) => dimension_value))].sort();
  const series = names.map((name) => {
    const values = periods.map(() => 0);
    for (const row of dated) {
      const at = placeOf(dayMs(row), periods);
      if (row.dimension_value === name) values[at] = (values[at] ?? 0) + (row.value ?? 0);
    }
    return { name: inWords(name), slot: slotOf(name), values };
  });
  return {
    kind: 'columns',
    caption: `${capitalised(unit)} per ${lengthInWords(periods)}`,
    quantity: 'count',
    categories: periods.map(periodLabel),
    series,
  };
}

/** Measures day by day: values that may not be added up, such as percentiles. */
export function linesOverTime(rows: readonly KpiRow[], { unit }: Pick<PageHeader, 'unit'>): ChartSpec | null {
  const dated = rows.filter(({ kpi_date }) => kpi_date !== null);
  const days = [...new Set(dated.map(dayMs))].sort((a, b) => a - b);
  const [first] = dated;
  if (first === undefined) return null;
  const measures = [...new Set(dated.map(({ measure }) => measure))];
  return {
    kind: 'lines',
    caption: `${capitalised(listed(measures))} by day of arrival`,
    quantity: kindOf(unit, first),
    categories: days.map(formatDay),
    series: measures.map((measure, slot) => {
      const found = new Map(
        dated.filter((row) => row.measure === measure).map((row) => [dayMs(row), row.value]),
      );
      return { name: inWords(measure), slot, values: days.map((day) => found.get(day) ?? null) };
    }),
  };
}

function listed(measures: readonly string[]): string {
  return measures.map(inWords).join(' and ');
}

function dayMs({ kpi_date }: KpiRow): number {
  return Date.parse(kpi_date ?? '');
}
