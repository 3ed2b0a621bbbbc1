import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  DescribeStatementCommand,
  type DescribeStatementResponse,
  ExecuteStatementCommand,
  type Field,
  GetStatementResultCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';

const POLL_MS = 500;
/** Most statements the Data API takes in one batch. */
export const MAX_STATEMENTS_PER_TRANSACTION = 40;

export interface RedshiftDataProps {
  readonly client: Pick<RedshiftDataClient, 'send'>;
  readonly workgroupName: string;
  readonly databaseName: string;
  /** Name or ARN of the secret with the user who runs the statements. */
  readonly secret: string;
  /** Stops waiting; what runs in the warehouse goes on. */
  readonly signal: AbortSignal;
  /** Waits between two looks at a statement. @default the runtime's timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/** A warehouse that takes SQL. */
export interface Warehouse {
  /** Runs all of the statements, or none of them. @throws StatementFailedError */
  readonly transaction: (statements: readonly string[]) => Promise<void>;
  /** The rows of a query, values as text, null as null. @throws StatementFailedError */
  readonly rows: (sql: string) => Promise<readonly (readonly (string | null)[])[]>;
}

/** The warehouse did not do what it was told. What was part of the transaction is undone. */
export class StatementFailedError extends Error {
  override readonly name = 'StatementFailedError';
  /** Position of the statement in what was sent, from 0; -1 where the warehouse does not say. */
  readonly position: number;
  /** What the warehouse says. */
  readonly problem: string;

  constructor(position: number, problem: string) {
    super(`a statement of the warehouse ${problem}`);
    this.position = position;
    this.problem = problem;
  }
}

/**
 * The warehouse behind Redshift's Data API, which needs no way into its network: statements are handed in, and
 * asked after until they are through.
 */
export function createRedshiftData(props: RedshiftDataProps): Warehouse {
  const { client, workgroupName, databaseName, secret, signal, sleep = pause } = props;
  const where = { WorkgroupName: workgroupName, Database: databaseName, SecretArn: secret };

  async function finished(id: string | undefined): Promise<string> {
    if (id === undefined) throw new StatementFailedError(-1, 'was taken without an id');
    for (;;) {
      signal.throwIfAborted();
      const found = await client.send(new DescribeStatementCommand({ Id: id }));
      if (found.Status === 'FINISHED') return id;
      if (found.Status === 'FAILED' || found.Status === 'ABORTED') throw failure(found);
      await sleep(POLL_MS);
    }
  }

  return {
    async transaction(statements) {
      // the default of a batch, said aloud because everything rests on it
      const input = { ...where, Sqls: [...statements], ExecutionMode: 'TRANSACTION' as const };
      const { Id: id } = await client.send(new BatchExecuteStatementCommand(input));
      await finished(id);
    },

    async rows(sql) {
      const { Id } = await client.send(new ExecuteStatementCommand({ ...where, Sql: sql }));
      const id = await finished(Id);
      const rows: (string | null)[][] = [];
      let token: string | undefined;
      do {
        const page = await client.send(new GetStatementResultCommand({ Id: id, NextToken: token }));
        rows.push(...(page.Records ?? []).map((record) => record.map(textOf)));
        token = page.NextToken;
      } while (token !== undefined);
      return rows;
    },
  };
}

function failure({ Status, Error: error, SubStatements = [] }: DescribeStatementResponse) {
  const position = SubStatements.findIndex((one) => one.Status === 'FAILED' || one.Status === 'ABORTED');
  const reason = SubStatements[position]?.Error ?? error;
  const what = Status === 'ABORTED' ? 'was aborted' : 'failed';
  return new StatementFailedError(position, reason === undefined ? what : `${what}: ${reason}`);
}

function textOf(field: Field): string | null {
  const value = field.stringValue ?? field.longValue ?? field.doubleValue ?? field.booleanValue;
  return value === undefined ? null : String(value);
}
