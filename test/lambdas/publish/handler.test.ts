import {
  BatchGetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { jest } from '@jest/globals';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { storedEventOf } from '#domain/scoring/stored-event.ts';
import { createFakeDynamoDb } from '../adapters/fake-dynamodb.ts';
import { AS_OF, LEAD_ID, ROADSHOW } from '../scoring/support/leads.ts';
import { type AwsAnswer, type AwsRequest, startFakeAws } from '../support/fake-aws.ts';
import { runBundle } from '../support/run-bundle.ts';

jest.setTimeout(60_000);

const environment = {
  LEAD_LAKE_BUCKET: 'raw',
  LEAD_LAKE_PROFILES_TABLE: 'profiles',
  LEAD_LAKE_EVENT_BUS: 'leads',
  LEAD_LAKE_MODELS_BUCKET: 'features',
  LEAD_LAKE_DATABASE: 'lead_lake',
  LEAD_LAKE_WORKGROUP: 'lake',
  POWERTOOLS_METRICS_NAMESPACE: 'LeadLake/test',
};
const NO_SUCH_KEY = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>';
const DYNAMODB_CALLS = new Map<string, (body: string) => unknown>([
  ['BatchGetItem', (body) => new BatchGetItemCommand(JSON.parse(body))],
  ['PutItem', (body) => new PutItemCommand(JSON.parse(body))],
  ['Query', (body) => new QueryCommand(JSON.parse(body))],
  ['TransactWriteItems', (body) => new TransactWriteItemsCommand(JSON.parse(body))],
]);

/** What Athena hands out for each query, column names first. */
const ANSWERS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'population_rates',
    [
      ['as_of_ms', 'feature', 'value', 'rate'],
      ['1740000000000', 'location_conversion_rate', 'Pune', '0.25'],
    ],
  ],
  [
    'identity_links',
    [
      ['key_id_a', 'key_id_b', 'first_known_ms'],
      [`e_${'1'.repeat(30)}`, `p_${'2'.repeat(30)}`, '1730000000000'],
    ],
  ],
  ['score_log', [['key_id', 'band']]],
];

function createAws(answers = ANSWERS, { client } = createFakeDynamoDb()) {
  return async ({ headers, method, body }: AwsRequest): Promise<AwsAnswer> => {
    const [service = '', call = ''] = String(headers['x-amz-target'] ?? '').split('.');
    if (service === 'AmazonAthena')
      return { body: JSON.stringify(athena(call, JSON.parse(body.toString()), answers)) };
    if (service === 'AWSEvents') return REFUSAL;
    if (service === '') return method === 'GET' ? { status: 404, body: NO_SUCH_KEY } : {};
    const send = client.send as (command: unknown) => Promise<unknown>;
    return { body: JSON.stringify(await send(DYNAMODB_CALLS.get(call)?.(body.toString()))) };
  };
}

/** A statement's id is the number of its answer. */
function athena(
  call: string,
  input: { QueryString?: string; QueryExecutionId?: string },
  answers: typeof ANSWERS,
): unknown {
  if (call === 'StartQueryExecution') {
    const number = answers.findIndex(([table]) => input.QueryString?.includes(table));
    return { QueryExecutionId: String(number) };
  }
  if (call === 'GetQueryExecution') {
    return { QueryExecution: { Status: { State: 'SUCCEEDED' }, StatementType: 'DML' } };
  }
  const [names = [], ...rows] = answers[Number(input.QueryExecutionId)]?.[1] ?? [];
  return {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: 'varchar' })) },
      Rows: [names, ...rows].map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
    },
  };
}

const WORDS = 'no such thing as jane.roe@example.com';
const REFUSAL: AwsAnswer = {
  status: 400,
  body: JSON.stringify({ __type: 'InvalidStateException', message: WORDS }),
};

describe('the publish function, bundled', () => {
  it('says of a bus that fails which error it was, and none of its words', async () => {
    const dynamoDb = createFakeDynamoDb();
    const table = createDynamoDbItemTable({ client: dynamoDb.client, tableName: 'profiles' });
    const profiles = createItemProfileStore(table, { limits: IDENTITY_LIMITS, maxEvents: 500 });
    await profiles.take(storedEventOf(ROADSHOW, IDENTITY_LIMITS));
    const rates = [
      ['as_of_ms', 'feature', 'value', 'rate'],
      [String(AS_OF), 'location_conversion_rate', 'Pune', '0.25'],
    ];
    const bands = [
      ['key_id', 'band'],
      [LEAD_ID, 'HOT'],
    ];
    const answers = [['population_rates', rates], ...ANSWERS.slice(1, 2), ['score_log', bands]] as const;
    const aws = await startFakeAws(createAws(answers, dynamoDb));
    try {
      const failure = runBundle('publish', { ...environment, ...aws.environment }, {});
      await expect(failure).rejects.toThrow('1 leads could not be told of or logged');
      await expect(failure).rejects.toThrow('"error":"InvalidStateException"');
      await expect(failure).rejects.not.toThrow(WORDS);
    } finally {
      await aws.stop();
    }
  });

  it('brings what Athena says to DynamoDB, and counts it', async () => {
    const aws = await startFakeAws(createAws());
    try {
      const { answer, log } = await runBundle('publish', { ...environment, ...aws.environment }, {});
      expect(answer).toEqual({ as_of_ms: 1_740_000_000_000, rates: 1, links: 1, rescored: 0, announced: 0 });
      expect(log).toContain('"RatesPublished":1');
      expect(log).toContain('"LinksPublished":1');
      expect(log).toContain('"BandsMovedByTime":0');
    } finally {
      await aws.stop();
    }
  });
});
