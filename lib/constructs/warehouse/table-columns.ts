/** The names of each table's columns, in its order. */
export type TableColumns = ReadonlyMap<string, readonly string[]>;

/** The warehouse reads what the lake's definitions no longer have. */
export class UnknownColumnError extends Error {
  override readonly name = 'UnknownColumnError';

  constructor(table: string, column = '*') {
    super(`the warehouse reads ${table}.${column}, which glue-scripts/tables does not define`);
  }
}

/** @throws UnknownColumnError where there is no such table */
export function columnsOf(tables: TableColumns, table: string): readonly string[] {
  const columns = tables.get(table);
  if (columns === undefined) throw new UnknownColumnError(table);
  return columns;
}
