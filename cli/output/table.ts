import { formatNumber } from './quantities.ts';
import type { Styles } from './styles.ts';
import { cutToWidth, padToWidth, widestOf } from './width.ts';

export type Cell = string | number | boolean | null | undefined;

export interface TableOptions {
  /** Widest a column gets before its values are cut with an ellipsis. @default DEFAULT_MAX_WIDTH */
  readonly maxWidth?: number;
  /** Columns, by place, whose texts are numbers with a unit and stand to the right. @default none */
  readonly quantities?: readonly number[];
}

export const DEFAULT_MAX_WIDTH = 60;
const GAP = '  ';

/** Rows under a header, columns aligned: numbers to the right, text to the left, nothing where there is no value. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  styles: Styles,
  options: TableOptions = {},
): string {
  const [head = '', ...lines] = alignColumns(header, rows, options);
  return [styles.dim(head), ...lines].join('\n');
}

/** Aligned rows without a header; columns that are empty in every row are left out. */
export function formatRows(rows: readonly (readonly Cell[])[], options: TableOptions = {}): string {
  const blank = (rows[0] ?? []).map(() => '');
  return alignColumns(blank, rows, options).slice(1).join('\n');
}

/** A value on one line: control characters become a blank. */
export function formatCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return formatNumber(cell);
  return String(cell).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** The header's line, then one for each row. */
function alignColumns(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { maxWidth = DEFAULT_MAX_WIDTH, quantities = [] }: TableOptions,
): string[] {
  const texts = [header, ...rows].map((row) => row.map(formatCell));
  const columns = header.map(
    (_, at) =>
      ({
        at,
        width: Math.min(maxWidth, widestOf(texts.map((row) => row[at] ?? ''))),
        side: quantities.includes(at) || rows.some((row) => typeof row[at] === 'number') ? 'right' : 'left',
      }) as const,
  );
  const seen = columns.filter(({ width }) => width > 0);
  return texts.map((row) =>
    seen
      .map(({ at, width, side }) => padToWidth(cutToWidth(row[at] ?? '', width), width, side))
      .join(GAP)
      .trimEnd(),
  );
}
