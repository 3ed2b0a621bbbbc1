/** Types of columns, as QuickSight calls them. */
export type ColumnType = 'STRING' | 'INTEGER' | 'DECIMAL' | 'DATETIME';

export interface DataColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What a dashboard reads, as data: a query of Athena's and what it returns. */
export interface DataSet {
  /** Names it within the lake; part of its id. */
  readonly key: string;
  readonly title: string;
  readonly sql: string;
  readonly columns: readonly DataColumn[];
  /** `SPICE`: imported once a day, quick for everybody; such a set needs a refresh schedule. */
  readonly importMode: 'SPICE' | 'DIRECT_QUERY';
}

/** A column of a query: what it is called and the expression behind it. */
export interface QueryColumn extends DataColumn {
  readonly sql: string;
}

/** The select list of a query, so that its columns are named once. */
export function selectList(columns: readonly QueryColumn[]): string {
  return columns.map(({ name, sql }) => (sql === name ? `  ${name}` : `  ${sql} as ${name}`)).join(',\n');
}

/** A query's columns as a data set has them. */
export function dataColumns(columns: readonly QueryColumn[]): DataColumn[] {
  return columns.map(({ name, type }) => ({ name, type }));
}
