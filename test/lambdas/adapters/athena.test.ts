import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { createAthena } from '#adapters/athena.ts';
import { AthenaAnswerError, AthenaStatementError } from '#adapters/athena-errors.ts';

type Page = { rows: (string | undefined)[][]; next?: string };

/** An Athena whose statement is in the next state at each look, and that hands out the pages in order. */
function athenaWith(states: QueryExecution[], pages: Page[] = []) {
  const sent: { name: string; input: unknown }[] = [];
  const waits: number[] = [];
  let looks = 0;
  let turned = 0;
  const send = async (command: { input: unknown }) => {
    sent.push({ name: command.constructor.name, input: command.input });
    if (command instanceof StartQueryExecutionCommand) return { QueryExecutionId: 'q1' };
    if (command instanceof GetQueryExecutionCommand) return { QueryExecution: states[looks++] };
    if (command instanceof StopQueryExecutionCommand) return {};
    if (!(command instanceof GetQueryResultsCommand)) throw new Error('not asked for');
    const { rows, next } = pages[turned++] ?? { rows: [] };
    return {
      NextToken: next,
      ResultSet: {
        Rows: rows.map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
        ResultSetMetadata: {
          ColumnInfo: [
            { Name: 'source', Type: 'varchar' },
            { Name: 'leads', Type: 'bigint' },
          ],
        },
      },
    };
  };
  const athena = createAthena({
    client: { send } as unknown as AthenaClient,
    workgroup: 'kpis',
    database: 'lead_lake_test',
    sleep: async (milliseconds) => void waits.push(milliseconds),
  });
  return { athena, sent, waits };
}

const inState = (State: 'QUEUED' | 'RUNNING' | 'SUCCEEDED'): QueryExecution => ({ Status: { State } });
const DONE: QueryExecution = {
  StatementType: 'DML',
  Status: { State: 'SUCCEEDED' },
  Statistics: { DataScannedInBytes: 2_048 },
};

describe('Athena', () => {
  it('runs a statement in its workgroup and database and waits for its end, longer each time up to five seconds', async () => {
    const running = new Array(9).fill(inState('RUNNING'));
    const { athena, sent, waits } = athenaWith([inState('QUEUED'), ...running, DONE]);

    const { id, scannedBytes } = await athena.run('select 1', { parameters: ["'web'"] });

    expect({ id, scannedBytes }).toEqual({ id: 'q1', scannedBytes: 2_048 });
    expect(sent[0]).toEqual({
      name: 'StartQueryExecutionCommand',
      input: {
        QueryString: 'select 1',
        WorkGroup: 'kpis',
        QueryExecutionContext: { Database: 'lead_lake_test' },
        ExecutionParameters: ["'web'"],
      },
    });
    expect(waits.slice(0, 3)).toEqual([250, 375, 562.5]);
    expect(waits.at(-1)).toBe(5_000);
  });

  it('returns the rows of a query from all pages, without the names that Athena puts first', async () => {
    const pages = [
      {
        rows: [
          ['source', 'leads'],
          ['web', '3'],
        ],
        next: 'more',
      },
      { rows: [['crm', undefined]] },
    ];
    const { athena, sent } = athenaWith([DONE], pages);

    const statement = await athena.run('select source, leads from t');
    expect(sent.map(({ name }) => name)).not.toContain('GetQueryResultsCommand');

    expect(await statement.rows()).toEqual({
      columns: [
        { name: 'source', type: 'varchar' },
        { name: 'leads', type: 'bigint' },
      ],
      rows: [
        ['web', '3'],
        ['crm', null],
      ],
    });
    expect(sent.at(-1)?.input).toEqual({ QueryExecutionId: 'q1', NextToken: 'more' });
  });

  it('takes the first row of anything but a query for a row', async () => {
    const { athena } = athenaWith([{ ...DONE, StatementType: 'UTILITY' }], [{ rows: [['events', '1']] }]);

    expect((await (await athena.run('show tables')).rows()).rows).toEqual([['events', '1']]);
  });

  it.each(['FAILED', 'CANCELLED'] as const)(
    'throws when a statement ends as %s, with a code and no value',
    async (State) => {
      const reason = "INVALID_CAST_ARGUMENT: Cannot cast 'ada@example.com' to BIGINT";
      const Status = { State, StateChangeReason: reason, AthenaError: { Retryable: true } };
      const { athena } = athenaWith([{ Status }]);

      const error: unknown = await athena.run('select 1').catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(AthenaStatementError);
      expect(error).toMatchObject({
        message: `Athena statement q1 ended as ${State} (INVALID_CAST_ARGUMENT)`,
        state: State,
        reason,
        isRetryable: true,
      });
    },
  );

  it('stops a statement when it is told to, and throws why', async () => {
    const end = new AbortController();
    const { athena, sent } = athenaWith([inState('RUNNING')]);
    const run = athena.run('select 1', { signal: end.signal });
    end.abort(new Error('time is up'));

    await expect(run).rejects.toThrow('time is up');
    expect(sent.at(-1)).toEqual({ name: 'StopQueryExecutionCommand', input: { QueryExecutionId: 'q1' } });
  });

  it('starts nothing when it was told to stop before', async () => {
    const { athena, sent } = athenaWith([]);

    await expect(
      athena.run('select 1', { signal: AbortSignal.abort(new Error('too late')) }),
    ).rejects.toThrow('too late');
    expect(sent).toEqual([]);
  });

  it('names an answer that cannot be', async () => {
    const { athena } = athenaWith([]);

    await expect(athena.run('select 1')).rejects.toThrow(new AthenaAnswerError('nothing about statement q1'));
  });
});
