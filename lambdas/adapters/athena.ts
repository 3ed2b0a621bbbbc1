import { setTimeout as pause } from 'node:timers/promises';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { AthenaAnswerError, AthenaStatementError } from './athena-errors.ts';
import { type AthenaRows, readRows } from './athena-rows.ts';

export const FIRST_POLL_MS = 250;
/** A statement that takes long is asked after less and less often, down to this. */
export const SLOWEST_POLL_MS = 5_000;
const POLL_GROWTH = 1.5;

export interface AthenaProps {
  readonly client: Pick<AthenaClient, 'send'>;
  /** Says where results go and how much may be read. */
  readonly workgroup: string;
  /** Database of bare table names. */
  readonly database: string;
  /** Waits between two looks at a statement. @default the runtime's timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface AthenaRunOptions {
  /** Values of the statement's `?`, as SQL literals. @default it has none */
  readonly parameters?: readonly string[];
  /** Stops the statement. @default it runs to its end */
  readonly signal?: AbortSignal;
}

/** A statement that has succeeded. */
export interface AthenaStatement {
  readonly id: string;
  readonly scannedBytes: number;
  /** Fetches what it returned. */
  readonly rows: () => Promise<AthenaRows>;
}

export interface Athena {
  /** @throws AthenaStatementError when the statement fails or is cancelled. */
  readonly run: (sql: string, options?: AthenaRunOptions) => Promise<AthenaStatement>;
}

/** Athena as a function: a statement goes in, its end comes out. */
export function createAthena({ client, workgroup, database, sleep = pause }: AthenaProps): Athena {
  const start = async (sql: string, parameters: readonly string[]): Promise<string> => {
    const { QueryExecutionId } = await client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        WorkGroup: workgroup,
        QueryExecutionContext: { Database: database },
        ...(parameters.length > 0 && { ExecutionParameters: [...parameters] }),
      }),
    );
    if (QueryExecutionId === undefined) throw new AthenaAnswerError('a statement without an id');
    return QueryExecutionId;
  };

  const atTheEnd = async (id: string, signal: AbortSignal | undefined): Promise<QueryExecution> => {
    for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * POLL_GROWTH, SLOWEST_POLL_MS)) {
      if (signal?.aborted) {
        await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
        throw signal.reason;
      }
      const { QueryExecution: now } = await client.send(
        new GetQueryExecutionCommand({ QueryExecutionId: id }),
      );
      if (now === undefined) throw new AthenaAnswerError(`nothing about statement ${id}`);
      const state = now.Status?.State;
      if (state === 'SUCCEEDED') return now;
      if (state === 'FAILED' || state === 'CANCELLED') throw new AthenaStatementError(id, state, now.Status);
      await sleep(wait);
    }
  };

  return {
    async run(sql, { parameters = [], signal } = {}) {
      signal?.throwIfAborted();
      const id = await start(sql, parameters);
      const { StatementType: type, Statistics: statistics } = await atTheEnd(id, signal);
      return {
        id,
        scannedBytes: statistics?.DataScannedInBytes ?? 0,
        rows: () => readRows(client, id, type === 'DML'),
      };
    },
  };
}
