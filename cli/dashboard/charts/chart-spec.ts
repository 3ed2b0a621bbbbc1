import type { QuantityKind } from '../quantity.ts';

/** A chart as data, without colours, sizes or anything of the library that draws it. */
export interface ChartSpec {
  /** `columns` stand on time and pile up, `bars` lie and are named, `intervals` are bars with whiskers. */
  readonly kind: 'columns' | 'lines' | 'bars' | 'intervals';
  /** What is shown, as a title. */
  readonly caption: string;
  readonly quantity: QuantityKind;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** Place in the palette, so that a source looks the same in every chart. */
  readonly slot: number;
  /** One for each category; null where there is none. */
  readonly values: readonly (number | null)[];
  /** Ends of the intervals, where it has them. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
}
