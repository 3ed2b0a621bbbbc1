import { formatCsv } from '../output/csv.ts';
import { formatQueryResult } from '../output/query-result.ts';
import type { Cell } from '../output/table.ts';
import { runPython } from '../python.ts';
import { UserError } from '../user-error.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface QueryOptions extends CommonOptions {
  /** Whether stdout carries CSV. @default it does not */
  readonly csv?: boolean;
}

export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** `lake query "SQL"`: Athena SQL over the lake's tables. */
export async function query(
  sql: string,
  { dir, env, json, csv }: QueryOptions,
  context: CommandContext,
): Promise<number> {
  const { console } = context;
  if (json && csv) throw new UserError('--json and --csv are two forms of one result: name one of them');
  const { columns, rows } =
    env === undefined
      ? await runPython<Found>(['query', '--dir', dir, '--', sql])
      : await (await import('../aws/commands.ts')).ask(env, sql, context);
  const cells = rows.map((row) => columns.map((name) => row[name]));
  if (json) console.print(JSON.stringify(rows));
  else if (csv) console.print(formatCsv(columns, cells));
  else console.print(formatQueryResult(columns, cells, console.styles, console.width));
  return 0;
}
