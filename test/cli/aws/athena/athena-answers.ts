import type { Answers } from '../fake-aws.ts';

type Column = readonly [name: string, type: string];
export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** An Athena that answers each statement by what `answer` says of its SQL; a text is why it failed. */
export function athenaAnswering(
  answer: (sql: string, parameters: readonly string[]) => Answer | string,
): Answers {
  const asked: (Answer | string)[] = [];
  const of = (id: string) => asked[Number(id)] ?? 'no such statement';
  return {
    StartQueryExecution: (input: { QueryString: string; ExecutionParameters?: string[] }) => {
      asked.push(answer(input.QueryString, input.ExecutionParameters ?? []));
      return { QueryExecutionId: String(asked.length - 1) };
    },
    GetQueryExecution: ({ QueryExecutionId }: { QueryExecutionId: string }) => {
      const found = of(QueryExecutionId);
      const Status =
        typeof found === 'string' ? { State: 'FAILED', StateChangeReason: found } : { State: 'SUCCEEDED' };
      return { QueryExecution: { StatementType: 'DML', Status } };
    },
    GetQueryResults: ({ QueryExecutionId }: { QueryExecutionId: string }) => {
      const found = of(QueryExecutionId);
      if (typeof found === 'string') throw new RangeError('a failed statement has no rows');
      const names = found.columns.map(([name]) => name);
      return {
        ResultSet: {
          ResultSetMetadata: { ColumnInfo: found.columns.map(([Name, Type]) => ({ Name, Type })) },
          Rows: [names, ...found.rows].map((row) => ({
            Data: row.map((value) => (value === null ? {} : { VarCharValue: value })),
          })),
        },
      };
    },
  };
}
