import { formatCsv } from '../output/csv.ts';
import { type Cell, formatNumber, formatTable } from '../output/table.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface QueryOptions extends CommonOptions {
  readonly csv?: boolean;
}

type Row = Readonly<Record<string, Cell>>;

/** `lake query "SQL"`: Athena SQL over the lake's tables. */
export async function query(
  sql: string,
  options: QueryOptions,
  { console }: CommandContext,
): Promise<number> {
  const result = await runPython<{ columns: string[]; rows: Row[] }>(['query', '--dir', options.dir, sql]);
  const { columns, rows } = result;
  const cells = rows.map((row) => columns.map((name) => row[name]));
  if (options.json) console.print(JSON.stringify(rows));
  else if (options.csv) console.print(formatCsv(columns, cells));
  else {
    console.print(formatTable(columns, cells, console.styles));
    console.print(console.styles.dim(`${formatNumber(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}`));
  }
  return 0;
}
