import type { AthenaRows } from '#adapters/athena-rows.ts';

/** Tables of the database by name, each with its columns' types by name. */
export type FoundTables = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Athena's names of types where definitions have another. */
const NAMES: Readonly<Record<string, string>> = { varchar: 'string' };

/** The catalog was asked for columns and told something else. */
export class FoundTablesError extends Error {
  override readonly name = 'FoundTablesError';

  constructor(columns: readonly string[]) {
    super(`the catalog lists no columns but [${columns.join(', ')}]`);
  }
}

const COLUMNS = ['table_name', 'column_name', 'data_type'];

/** Asks for every column there is. Views have none here; tables of other kinds do no harm. */
export function foundTablesSql(database: string): string {
  return `SELECT ${COLUMNS.join(', ')} FROM information_schema.columns WHERE table_schema = '${database}'`;
}

/** @throws FoundTablesError when the answer is to another question. */
export function readFoundTables({ columns, rows }: AthenaRows): FoundTables {
  const names = columns.map(({ name }) => name);
  if (names.join() !== COLUMNS.join()) throw new FoundTablesError(names);
  const found = new Map<string, Map<string, string>>();
  for (const [table, column, type] of rows) {
    if (table == null || column == null || type == null) throw new FoundTablesError(names);
    const types = found.get(table) ?? new Map<string, string>();
    found.set(table, types.set(column, NAMES[type] ?? type));
  }
  return found;
}
