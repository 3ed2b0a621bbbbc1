import { stripVTControlCharacters } from 'node:util';
import { formatFields } from './fields.ts';
import { formatCount, formatPlainNumber } from './quantities.ts';
import type { Styles } from './styles.ts';
import { type Cell, formatTable } from './table.ts';
import { widestOf } from './width.ts';

/** A timestamp as JSON carries it: what is behind the point ends in zeros, what is in UTC may say so. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:(\.\d*?)0*)?(?:\+00:00)?$/;

/**
 * What a query found, for people: a table, or where that is wider than the terminal, each row as a list of its
 * values. Numbers stay as SQL reads them, so that they can be put into the next query.
 */
export function formatQueryResult(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  styles: Styles,
  terminalWidth: number | null,
): string {
  const shown = rows.map((row) => row.map(formatValue));
  const quantities = columns.flatMap((_, at) =>
    rows.some((row) => typeof row[at] === 'number') ? [at] : [],
  );
  const table = formatTable(columns, shown, styles, { quantities });
  const count = styles.dim(formatCount(rows.length, 'row'));
  const width = widestOf(stripVTControlCharacters(table).split('\n'));
  if (rows.length === 0 || terminalWidth === null || width <= terminalWidth) return `${table}\n${count}`;
  const lists = shown.map((row, place) => {
    const fields = columns.map((name, at) => [name, row[at]] as const);
    return `${styles.dim(`row ${place + 1}`)}\n${formatFields(fields, styles)}`;
  });
  return [...lists, count].join('\n\n');
}

function formatValue(value: Cell): Cell {
  if (typeof value === 'number') return formatPlainNumber(value);
  if (typeof value !== 'string') return value;
  return value.replace(
    TIMESTAMP,
    (_, day: string, time: string, fraction = '') => `${day} ${time}${fraction === '.' ? '' : fraction}`,
  );
}
