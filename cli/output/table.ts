import type { Styles } from './styles.ts';

export type Cell = string | number | boolean | null | undefined;

/** Widest a text column gets before its values are cut with an ellipsis. */
const MAX_WIDTH = 60;

/**
 * Rows under a header, columns aligned: numbers to the right, text to the left.
 * Empty cells show as a dash-free blank, so that a column of nulls stays quiet.
 */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  styles: Styles,
): string {
  const texts = rows.map((row) => row.map(formatCell));
  const isNumber = header.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const widths = header.map((name, i) =>
    Math.min(MAX_WIDTH, Math.max(displayWidth(name), ...texts.map((row) => displayWidth(row[i] ?? '')))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cut(cell, widths[i] ?? 0), widths[i] ?? 0, isNumber[i] ?? false))
      .join('  ')
      .trimEnd();
  return [styles.dim(line(header)), ...texts.map(line)].join('\n');
}

/** Numbers with thousands separators and at most four digits behind the point. */
export function formatCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return formatNumber(cell);
  return String(cell).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function pad(text: string, width: number, toRight: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return toRight ? blank + text : text + blank;
}

function cut(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

/** Columns a text takes on a terminal, near enough: marks take none, CJK and emoji two. */
function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (/\p{Mark}|\u200d|\ufe0f/u.test(char)) continue;
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(char)
        ? 2
        : 1;
  }
  return width;
}
