import type { PartResult } from './result.ts';
import { COLUMNS, tableRow } from './table-row.ts';

/** A part's rows as a Markdown table. */
export function partTable({ rows, isQuick }: PartResult): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  const rule = COLUMNS.map((_, at) => (at === 0 ? '---' : '--:'));
  return [line(COLUMNS), `|${rule.join('|')}|`, ...rows.map((row) => line(tableRow(row, isQuick)))].join(
    '\n',
  );
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
