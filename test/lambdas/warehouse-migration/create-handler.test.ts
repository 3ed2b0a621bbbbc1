import type {
  CloudFormationCustomResourceEvent,
  CloudFormationCustomResourceResponse,
  Context,
} from 'aws-lambda';
import { createHandler } from '../../../lambdas/warehouse-migration/create-handler.ts';
import { checksum, type MigrationFile } from '../../../lambdas/warehouse-migration/migration-file.ts';
import { FakeRedshift } from './fake-redshift.ts';

const FILES: readonly MigrationFile[] = [
  { name: '001_lake.sql', sql: "create external schema lake from data catalog database '{{database}}';" },
  {
    name: '002_tables.sql',
    sql: 'create schema kpi; create table kpi.a (b int); create table kpi.c (d int);',
  },
  { name: 'views.sql', sql: 'create view kpi.e as select 1;' },
];

/** The answer a stack gets when it asks for these files. */
async function ask(
  redshift: FakeRedshift,
  files: unknown = FILES,
  type: 'Create' | 'Update' | 'Delete' = 'Create',
) {
  const answers: CloudFormationCustomResourceResponse[] = [];
  const applied: (readonly string[])[] = [];
  const handler = createHandler({
    client: redshift.client,
    environment: {
      warehouse: { workgroupName: 'lake', databaseName: 'lead_lake', secret: 'redshift!lake-admin' },
      values: { database: 'lake_dev', role: 'arn:aws:iam::111122223333:role/spectrum' },
    },
    readMigrations: () => JSON.stringify(files),
    onApplied: (names) => applied.push(names),
    sleep: async () => {},
    fetch: async (_, request) => {
      answers.push(JSON.parse(String(request?.body)));
      return new Response();
    },
  });
  const event = {
    RequestType: type,
    ResponseURL: 'https://answers.example.com/',
    LogicalResourceId: 'Run',
    ...(type !== 'Create' && { PhysicalResourceId: 'kpi-schema' }),
  } as unknown as CloudFormationCustomResourceEvent;
  await handler(event, { getRemainingTimeInMillis: () => 60_000, logStreamName: 'log' } as Context);
  const [answer] = answers;
  return { answer, applied: applied.flat() };
}

const namesOf = (redshift: FakeRedshift) => redshift.history.map(([name]) => name);

describe('the warehouse migration', () => {
  it('applies every file in its order, each in one transaction, and says so', async () => {
    const redshift = new FakeRedshift();

    const { answer, applied } = await ask(redshift);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'kpi-schema' });
    expect(applied).toEqual(['001_lake.sql', '002_tables.sql', 'views.sql']);
    const [, ...transactions] = redshift.transactions;
    expect(transactions.map((statements) => statements.slice(2, -2))).toEqual([
      ["create external schema lake from data catalog database 'lake_dev'"],
      ['create schema kpi', 'create table kpi.a (b int)', 'create table kpi.c (d int)'],
      ['create view kpi.e as select 1'],
    ]);
    expect(redshift.history).toEqual(FILES.map(({ name, sql }) => [name, checksum(sql)]));
  });

  it('does nothing when it is asked the same again', async () => {
    const redshift = new FakeRedshift();
    await ask(redshift);

    const { answer, applied } = await ask(redshift, FILES, 'Update');

    expect(answer?.Status).toBe('SUCCESS');
    expect(applied).toEqual([]);
  });

  it('refuses an old file that was edited, by its name, and runs nothing', async () => {
    const redshift = new FakeRedshift();
    await ask(redshift);
    const before = redshift.transactions.length;
    const edited = [{ name: '001_lake.sql', sql: 'select 1;' }, ...FILES.slice(1)];

    const { answer } = await ask(redshift, [...edited, { name: '003_new.sql', sql: 'x;' }], 'Update');

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'kpi-schema' });
    expect(answer?.Reason).toContain('MigrationRefusedError: 001_lake.sql was edited after it was applied');
    // the table that remembers is asked for every time
    expect(redshift.transactions.length).toBe(before + 1);
  });

  it('tells the mistake in the last file before it runs the first one', async () => {
    const redshift = new FakeRedshift();

    const { answer } = await ask(redshift, [...FILES, { name: 'open.sql', sql: 'select {{secret}};' }]);

    expect(answer?.Reason).toContain('open.sql was not applied: {{secret}} stands for nothing');
    expect(namesOf(redshift)).toEqual([]);
  });

  it('keeps the files before one that fails, and says which statement of it failed and why', async () => {
    const redshift = new FakeRedshift({
      ending: (statements) =>
        statements.includes('create schema kpi')
          ? {
              Status: 'FAILED',
              SubStatements: [
                ...Array.from({ length: 3 }, () => ({ Id: 'x', Status: 'FINISHED' as const })),
                { Id: 'x', Status: 'FAILED', Error: 'ERROR: type "int" is unknown' },
              ],
            }
          : undefined,
    });

    const { answer, applied } = await ask(redshift);

    expect(answer?.Status).toBe('FAILED');
    expect(answer?.Reason).toContain(
      '002_tables.sql was not applied: statement 2 failed: ERROR: type "int" is unknown',
    );
    expect(namesOf(redshift)).toEqual(['001_lake.sql']);
    expect(applied).toEqual([]);
  });

  it('takes an aborted statement for a failure', async () => {
    const redshift = new FakeRedshift({
      ending: (statements) => (statements.includes('create schema kpi') ? { Status: 'ABORTED' } : undefined),
    });

    const { answer } = await ask(redshift);

    expect(answer?.Status).toBe('FAILED');
    expect(answer?.Reason).toContain('002_tables.sql was not applied: a statement was aborted');
  });

  it('says so where another migration came first', async () => {
    const redshift = new FakeRedshift({
      ending: (statements) =>
        statements.includes('create schema kpi')
          ? {
              Status: 'FAILED',
              SubStatements: [
                { Id: 'x', Status: 'FINISHED' },
                { Id: 'x', Status: 'FAILED', Error: 'ERROR: Divide by zero' },
              ],
            }
          : undefined,
    });

    const { answer } = await ask(redshift);

    expect(answer?.Reason).toContain(
      '002_tables.sql was not applied: another migration applied it meanwhile (failed: ERROR: Divide by zero): deploy again',
    );
  });

  it('refuses a package without migrations', async () => {
    const { answer } = await ask(new FakeRedshift(), []);

    expect(answer?.Status).toBe('FAILED');
    expect(answer?.Reason).toContain('MigrationsFileError');
  });

  it('answers that it failed when the warehouse cannot be reached', async () => {
    const redshift = new FakeRedshift();
    const down = async () => {
      throw Object.assign(new Error('no such workgroup'), { name: 'ResourceNotFoundException' });
    };
    Object.assign(redshift.client, { send: down });

    const { answer } = await ask(redshift);

    expect(answer?.Status).toBe('FAILED');
    expect(answer?.Reason).toContain('ResourceNotFoundException: no such workgroup');
  });

  it('leaves everything as it is when its stack is deleted', async () => {
    const redshift = new FakeRedshift();

    const { answer } = await ask(redshift, FILES, 'Delete');

    expect(answer?.Status).toBe('SUCCESS');
    expect(redshift.inputs).toEqual([]);
  });

  it('reads how far the warehouse is, however many pages that takes', async () => {
    const redshift = new FakeRedshift({ looks: 0 });
    await ask(redshift);

    const { applied } = await ask(redshift, [...FILES, { name: '003_new.sql', sql: 'select 3;' }], 'Update');

    expect(applied).toEqual(['003_new.sql']);
  });
});
