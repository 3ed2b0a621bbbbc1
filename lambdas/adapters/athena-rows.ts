import { type AthenaClient, GetQueryResultsCommand, type Row } from '@aws-sdk/client-athena';

export interface AthenaColumn {
  readonly name: string;
  /** Athena's name of its type, such as `varchar` or `bigint`. */
  readonly type: string;
}

/** All that a statement returned; every value is text, null where there is none. */
export interface AthenaRows {
  readonly columns: readonly AthenaColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Fetches a statement's rows, page by page. Athena puts the column names before the rows of a query. */
export async function readRows(
  client: Pick<AthenaClient, 'send'>,
  id: string,
  hasNamesFirst: boolean,
): Promise<AthenaRows> {
  const rows: Row[] = [];
  let columns: readonly AthenaColumn[] | undefined;
  let token: string | undefined;
  do {
    const page = await client.send(
      new GetQueryResultsCommand({ QueryExecutionId: id, ...(token !== undefined && { NextToken: token }) }),
    );
    columns ??= (page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = '', Type = '' }) => ({
      name: Name,
      type: Type,
    }));
    rows.push(...(page.ResultSet?.Rows ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  const values = hasNamesFirst ? rows.slice(1) : rows;
  return {
    columns: columns ?? [],
    rows: values.map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue ?? null)),
  };
}
