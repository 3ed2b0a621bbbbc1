import type { KpiRow } from '../output/kpis.ts';
import type { ChartSpec } from './charts/chart-spec.ts';
import { type Figure, figureOf, type NumberColumn } from './figure.ts';
import { WHOLE } from './kpi-rows.ts';
import { formatQuantity } from './quantity.ts';
import { capitalised, labelOf } from './words.ts';

/** The numbers behind a chart. */
export interface TableModel {
  readonly caption: string;
  /** The first column names the row, the others hold numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly name: string;
  /** Text where a number belongs to no row of `kpis` alone, such as a sum over days; null where there is none. */
  readonly cells: readonly (Figure | string | null)[];
}

const COLUMNS: readonly (readonly [column: NumberColumn, name: string])[] = [
  ['value', 'Value'],
  ['numerator', 'Counted'],
  ['denominator', 'Out of'],
  ['low', '95 % from'],
  ['high', '95 % to'],
];

/** A KPI's values that are not about days, the whole first; columns without any number are left out. */
export function tableOfRows(rows: readonly KpiRow[], unit: string): TableModel {
  const undated = rows.filter(({ kpi_date }) => kpi_date === null).sort(wholeFirst);
  const columns = COLUMNS.filter(
    ([column]) => column === 'value' || undated.some((row) => row[column] !== null),
  );
  return {
    caption: 'Values',
    columns: ['What', ...columns.map(([, name]) => name)],
    rows: undated.map((row) => ({
      name: capitalised(labelOf(row)),
      cells: columns.map(([column]) =>
        row[column] === null && column !== 'value' ? null : figureOf(row, column, unit),
      ),
    })),
  };
}

function wholeFirst(a: KpiRow, b: KpiRow): number {
  return Number(b.dimension === WHOLE) - Number(a.dimension === WHOLE);
}

/** The points of a chart over time, the newest first. */
export function tableOfChart(spec: ChartSpec): TableModel {
  return {
    caption: spec.caption,
    columns: ['When', ...spec.series.map(({ name }) => capitalised(name))],
    rows: spec.categories
      .map((name, at) => ({
        name,
        cells: spec.series.map(({ values }) => {
          const value = values[at] ?? null;
          return value === null ? null : formatQuantity(spec.quantity, value);
        }),
      }))
      .reverse(),
  };
}
