import type { Field, RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { createRedshiftData, StatementFailedError } from '#adapters/redshift-data.ts';

/** A Data API that gives these answers one after the other. */
function answering(...answers: unknown[]) {
  const inputs: unknown[] = [];
  const waits: number[] = [];
  const send = async ({ input }: { input: unknown }) => {
    inputs.push(input);
    return answers[inputs.length - 1];
  };
  const end = new AbortController();
  const warehouse = createRedshiftData({
    client: { send } as unknown as Pick<RedshiftDataClient, 'send'>,
    workgroupName: 'lake',
    databaseName: 'lead_lake',
    secret: 'redshift!lake-admin',
    signal: end.signal,
    sleep: async (milliseconds) => waits.push(milliseconds),
  });
  return { warehouse, inputs, waits, end };
}

const WHERE = { WorkgroupName: 'lake', Database: 'lead_lake', SecretArn: 'redshift!lake-admin' };

describe('a transaction', () => {
  it('hands all statements in at once, as one transaction, and waits until they are through', async () => {
    const { warehouse, inputs, waits } = answering(
      { Id: 'a' },
      { Status: 'SUBMITTED' },
      { Status: 'STARTED' },
      { Status: 'FINISHED' },
    );

    await warehouse.transaction(['select 1', 'select 2']);

    expect(inputs[0]).toEqual({ ...WHERE, Sqls: ['select 1', 'select 2'], ExecutionMode: 'TRANSACTION' });
    expect(inputs.slice(1)).toEqual([{ Id: 'a' }, { Id: 'a' }, { Id: 'a' }]);
    expect(waits).toHaveLength(2);
  });

  it('fails with the statement that failed and what the warehouse says of it', async () => {
    const { warehouse } = answering(
      { Id: 'a' },
      {
        Status: 'FAILED',
        Error: 'Query #2 failed',
        SubStatements: [{ Status: 'FINISHED' }, { Status: 'FAILED', Error: 'ERROR: no such table' }],
      },
    );

    const failure: unknown = await warehouse.transaction(['select 1', 'select 2']).catch((error) => error);

    expect(failure).toBeInstanceOf(StatementFailedError);
    expect(failure).toMatchObject({ position: 1, problem: 'failed: ERROR: no such table' });
  });

  it('takes a statement that was aborted for one that failed', async () => {
    const { warehouse } = answering(
      { Id: 'a' },
      { Status: 'ABORTED', SubStatements: [{ Status: 'ABORTED' }] },
    );

    await expect(warehouse.transaction(['select 1'])).rejects.toMatchObject({
      position: 0,
      problem: 'was aborted',
    });
  });

  it('says what it knows where the warehouse names no statement', async () => {
    const { warehouse } = answering({ Id: 'a' }, { Status: 'FAILED', Error: 'no capacity' });

    await expect(warehouse.transaction(['select 1'])).rejects.toMatchObject({
      position: -1,
      problem: 'failed: no capacity',
    });
  });

  it('is not asked after without an id', async () => {
    const { warehouse, inputs } = answering({});

    await expect(warehouse.transaction(['select 1'])).rejects.toThrow(StatementFailedError);
    expect(inputs).toHaveLength(1);
  });

  it('is waited for no longer than the signal allows', async () => {
    const { warehouse, inputs, end } = answering({ Id: 'a' });
    end.abort(new RangeError('time is up'));

    await expect(warehouse.transaction(['select 1'])).rejects.toThrow('time is up');
    expect(inputs).toHaveLength(1);
  });
});

describe('a query', () => {
  it('gives all pages of its rows, every value as text and null as null', async () => {
    const record = (...fields: Field[]) => fields;
    const { warehouse, inputs } = answering(
      { Id: 'a' },
      { Status: 'FINISHED' },
      { Records: [record({ stringValue: 'x' }, { isNull: true })], NextToken: 'more' },
      { Records: [record({ longValue: 3 }, { booleanValue: false }), record({ doubleValue: 0.5 })] },
    );

    expect(await warehouse.rows('select x')).toEqual([['x', null], ['3', 'false'], ['0.5']]);
    expect(inputs[0]).toEqual({ ...WHERE, Sql: 'select x' });
    expect(inputs.slice(2)).toEqual([
      { Id: 'a', NextToken: undefined },
      { Id: 'a', NextToken: 'more' },
    ]);
  });

  it('gives no rows where there are none', async () => {
    const { warehouse } = answering({ Id: 'a' }, { Status: 'FINISHED' }, {});

    expect(await warehouse.rows('select x')).toEqual([]);
  });
});
