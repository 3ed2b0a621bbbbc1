import type { KpiRow } from '../output/kpis.ts';
import { formatNumber } from '../output/quantities.ts';
import { formatQuantity, kindOf } from './quantity.ts';

/** A number on the page: as people read it, as it is, and which number it is. */
export interface Figure {
  readonly text: string;
  /** Null where there is none to be had. */
  readonly value: number | null;
  /** The row and column of `kpis` it stands in, so that the page can be held against them. */
  readonly key: string;
}

export type NumberColumn = 'value' | 'numerator' | 'denominator' | 'low' | 'high';

/** What stands where a number would, if there were one. */
export const NO_VALUE = 'no value yet';

export function figureOf(row: KpiRow, column: NumberColumn, unit: string): Figure {
  const value = row[column];
  return {
    text: value === null ? NO_VALUE : formatColumn(row, column, unit, value),
    value,
    key: keyOf(row, column),
  };
}

/** Names one number of `kpis`. */
export function keyOf(
  { kpi, measure, kpi_date, dimension, dimension_value }: KpiRow,
  column: NumberColumn,
): string {
  return [kpi, measure, kpi_date ?? '', dimension, dimension_value, column].join('/');
}

function formatColumn(row: KpiRow, column: NumberColumn, unit: string, value: number): string {
  const isCount = column === 'numerator' || column === 'denominator';
  return isCount ? formatNumber(value) : formatQuantity(kindOf(unit, row), value);
}
