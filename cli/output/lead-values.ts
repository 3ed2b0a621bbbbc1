import { formatDuration, formatMoney, formatNumber, formatTime } from './quantities.ts';
import type { Cell } from './table.ts';

/** The unit a column's name ends in, and how a person reads it. */
const UNITS: readonly (readonly [suffix: RegExp, format: (value: number) => string])[] = [
  [/_ms$/, (ms) => formatTime(ms)],
  [/_seconds$/, formatDuration],
  [/_minor$/, formatMoney],
  [/_days$/, (days) => `${formatNumber(days)} days`],
];

/** Whether a value says anything: a flag that is not set and a count of none do not. */
export function isTelling(value: Cell): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== '';
}

/** A column's name in words, without the unit its value is shown with. */
export function columnLabel(column: string): string {
  const unit = UNITS.find(([suffix]) => suffix.test(column));
  return (unit === undefined ? column : column.replace(unit[0], '')).replaceAll('_', ' ');
}

/** A column's value with its unit. */
export function readableValue(column: string, value: Cell): Cell {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return value;
  const unit = UNITS.find(([suffix]) => suffix.test(column));
  return unit === undefined ? formatNumber(value) : unit[1](value);
}
