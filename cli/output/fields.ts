import type { Styles } from './styles.ts';
import { type Cell, formatCell } from './table.ts';
import { padToWidth, widestOf } from './width.ts';

/** Labels and values, one pair a line, the values aligned and never cut. */
export function formatFields(
  fields: readonly (readonly [label: string, value: Cell])[],
  styles: Styles,
): string {
  const width = widestOf(fields.map(([label]) => label));
  return fields
    .map(([label, value]) =>
      `  ${styles.dim(padToWidth(label, width, 'left'))}  ${formatCell(value)}`.trimEnd(),
    )
    .join('\n');
}
