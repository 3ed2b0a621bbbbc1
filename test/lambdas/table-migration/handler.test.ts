import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { createAthena } from '#adapters/athena.ts';
import { createHandler } from '../../../lambdas/table-migration/create-handler.ts';

const DEFINITIONS = {
  tables: [
    {
      name: 'leads',
      create: "CREATE TABLE leads LOCATION 's3://{processed}/processed/leads/'",
      columns: [
        { name: 'lead_id', type: 'string', add: 'ADD lead_id' },
        { name: 'event_count', type: 'bigint', add: 'ADD event_count' },
      ],
    },
  ],
  views: [{ name: 'lead_profiles', create: 'CREATE VIEW lead_profiles' }],
};
const CREATE: CloudFormationCustomResourceEvent = {
  ServiceToken: '',
  ResponseURL: 'https://answers.example.com/stack',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Run',
  ResourceType: 'Custom::TableMigration',
  ResourceProperties: { ServiceToken: '' },
  RequestType: 'Create',
};
const UPDATE: CloudFormationCustomResourceEvent = {
  ...CREATE,
  RequestType: 'Update',
  PhysicalResourceId: 'tables-of-lead_lake_test',
  OldResourceProperties: { ServiceToken: '' },
};
const CONTEXT = { getRemainingTimeInMillis: () => 60_000, logStreamName: 'today/1' } as unknown as Context;
const LIST =
  "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'lead_lake_test'";

interface World {
  /** Columns the catalog lists: table, column, type. */
  listed: string[][];
  /** Names the list's columns. @default the names that were asked for */
  names?: string[];
  /** How often a statement fails before it succeeds. */
  failing?: Record<string, number>;
  isRetryable?: boolean;
  definitions?: string;
}

/** Athena, played at its client: keeps the statements it was given. */
function play(world: World) {
  const statements: string[] = [];
  const answers: Record<string, unknown>[] = [];
  const failures = { ...world.failing };
  const send = async (command: { input: unknown }) => {
    if (command instanceof StartQueryExecutionCommand) {
      statements.push(command.input.QueryString ?? '');
      return { QueryExecutionId: String(statements.length - 1) };
    }
    if (command instanceof GetQueryExecutionCommand) {
      const sql = statements[Number(command.input.QueryExecutionId)] ?? '';
      const left = failures[sql] ?? 0;
      failures[sql] = left - 1;
      const failed = {
        State: 'FAILED',
        StateChangeReason: 'ICEBERG_COMMIT_ERROR: no bucket',
        AthenaError: { Retryable: world.isRetryable ?? false },
      };
      return {
        QueryExecution: {
          StatementType: sql.startsWith('SELECT') ? 'DML' : 'DDL',
          Status: left > 0 ? failed : { State: 'SUCCEEDED' },
        },
      };
    }
    if (!(command instanceof GetQueryResultsCommand)) throw new Error('not asked for');
    const names = world.names ?? ['table_name', 'column_name', 'data_type'];
    return {
      ResultSet: {
        Rows: [names, ...world.listed].map((row) => ({
          Data: row.map((VarCharValue) => ({ VarCharValue })),
        })),
        ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: 'varchar' })) },
      },
    };
  };
  const handler = createHandler({
    athena: createAthena({
      client: { send } as unknown as AthenaClient,
      workgroup: 'migration',
      database: 'lead_lake_test',
      sleep: async () => {},
    }),
    database: 'lead_lake_test',
    buckets: { processed: 'the-bucket' },
    readDefinitions: () => world.definitions ?? JSON.stringify(DEFINITIONS),
    fetch: (async (_url: string, { body }: RequestInit) => {
      answers.push(JSON.parse(String(body)));
      return { ok: true, status: 200 };
    }) as unknown as typeof fetch,
  });
  return { handler, statements, answers };
}

describe('the table migration', () => {
  it('makes tables in their buckets, then views, and answers once all are there', async () => {
    const { handler, statements, answers } = play({ listed: [] });

    await handler(CREATE, CONTEXT);

    expect(statements).toEqual([
      LIST,
      "CREATE TABLE leads LOCATION 's3://the-bucket/processed/leads/'",
      'CREATE VIEW lead_profiles',
    ]);
    expect(answers).toEqual([
      {
        Status: 'SUCCESS',
        PhysicalResourceId: 'tables-of-lead_lake_test',
        StackId: 'stack',
        RequestId: 'request',
        LogicalResourceId: 'Run',
      },
    ]);
  });

  it('run again over what it made, changes no table', async () => {
    const listed = [
      ['leads', 'lead_id', 'varchar'],
      ['leads', 'event_count', 'bigint'],
    ];
    const { handler, statements, answers } = play({ listed });

    await handler(UPDATE, CONTEXT);

    expect(statements).toEqual([LIST, 'CREATE VIEW lead_profiles']);
    expect(answers[0]).toMatchObject({ Status: 'SUCCESS' });
  });

  it('refuses before its first change when a column has another type', async () => {
    const { handler, statements, answers } = play({ listed: [['leads', 'event_count', 'double']] });

    await handler(UPDATE, CONTEXT);

    expect(statements).toEqual([LIST]);
    expect(answers[0]).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('column leads.event_count is double in the lake and bigint'),
    });
  });

  it('stops at a statement that fails, and says which and why', async () => {
    const { handler, statements, answers } = play({
      listed: [['leads', 'lead_id', 'varchar']],
      failing: { 'ADD event_count': 99 },
    });

    await handler(UPDATE, CONTEXT);

    expect(statements).toEqual([LIST, 'ADD event_count']);
    expect(answers[0]).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining(
        'MigrationStepError: could not add column leads.event_count: ICEBERG_COMMIT_ERROR: no bucket',
      ),
    });
  });

  it('runs a statement again when Athena says that may help, three times in all', async () => {
    const failing = { 'CREATE VIEW lead_profiles': 2 };
    const helped = play({ listed: [], failing, isRetryable: true });
    const lost = play({ listed: [], failing: { 'CREATE VIEW lead_profiles': 3 }, isRetryable: true });

    await helped.handler(CREATE, CONTEXT);
    await lost.handler(CREATE, CONTEXT);

    expect(helped.answers[0]).toMatchObject({ Status: 'SUCCESS' });
    expect(helped.statements).toHaveLength(5);
    expect(lost.answers[0]).toMatchObject({ Status: 'FAILED' });
    expect(lost.statements).toHaveLength(5);
  });

  it('fails when the catalog lists something else than columns', async () => {
    const { handler, answers } = play({ listed: [['mock_value']], names: ['result'] });

    await handler(CREATE, CONTEXT);

    expect(answers[0]).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('the catalog lists no columns but [result]'),
    });
  });

  it.each([
    ['no JSON', '{', 'cannot be read: not JSON'],
    ['not definitions', '{"tables":[]}', 'cannot be read: views Invalid input'],
    [
      'for a layer without a bucket',
      JSON.stringify({
        tables: [{ name: 't', create: "LOCATION 's3://{gold}/gold/t/'", columns: [] }],
        views: [],
      }),
      'layer gold has no bucket, only [processed] have',
    ],
  ])('fails when its definitions are %s', async (_, definitions, sentence) => {
    const { handler, statements, answers } = play({ listed: [], definitions });

    await handler(CREATE, CONTEXT);

    expect(statements).toEqual([]);
    expect(answers[0]).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(sentence) });
  });

  it('answers also when Athena is not to be had', async () => {
    const answers: Record<string, unknown>[] = [];
    const send = () =>
      Promise.reject(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
    const handler = createHandler({
      athena: createAthena({ client: { send } as unknown as AthenaClient, workgroup: 'w', database: 'd' }),
      database: 'd',
      buckets: { processed: 'the-bucket' },
      readDefinitions: () => JSON.stringify(DEFINITIONS),
      fetch: (async (_url: string, { body }: RequestInit) => {
        answers.push(JSON.parse(String(body)));
        return { ok: true, status: 200 };
      }) as unknown as typeof fetch,
    });

    await handler(CREATE, CONTEXT);

    expect(answers[0]).toMatchObject({
      Status: 'FAILED',
      Reason: 'ThrottlingException: Rate exceeded (log stream today/1)',
    });
  });
});
