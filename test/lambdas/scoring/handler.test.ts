import {
  BatchGetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { jest } from '@jest/globals';
import { createFakeDynamoDb } from '../adapters/fake-dynamodb.ts';
import { type AwsAnswer, type AwsRequest, startFakeAws } from '../support/fake-aws.ts';
import { runBundle } from '../support/run-bundle.ts';
import { batchOf, CONTACT, FORM, ROADSHOW, WEBINAR } from './support/scoring.ts';

jest.setTimeout(60_000);

const environment = {
  LEAD_LAKE_BUCKET: 'lake',
  LEAD_LAKE_PEPPER: '00112233445566778899aabbccddeeff',
  LEAD_LAKE_PROFILES_TABLE: 'profiles',
  LEAD_LAKE_EVENT_BUS: 'leads',
  LEAD_LAKE_MODELS_BUCKET: 'features',
  POWERTOOLS_METRICS_NAMESPACE: 'LeadLake/test',
};
const NO_SUCH_KEY = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>';
const DYNAMODB_CALLS = new Map<string, (body: string) => unknown>([
  ['BatchGetItem', (body) => new BatchGetItemCommand(JSON.parse(body))],
  ['PutItem', (body) => new PutItemCommand(JSON.parse(body))],
  ['Query', (body) => new QueryCommand(JSON.parse(body))],
  ['TransactWriteItems', (body) => new TransactWriteItemsCommand(JSON.parse(body))],
]);

/** DynamoDB, EventBridge and S3 as far as scoring asks them. */
function createAws(isBusDown: boolean) {
  const { client } = createFakeDynamoDb();
  const targetOf = ({ headers }: AwsRequest) => String(headers['x-amz-target'] ?? '').split('.');
  return async (request: AwsRequest): Promise<AwsAnswer> => {
    const [service, call = ''] = targetOf(request);
    if (service === 'AWSEvents') {
      if (isBusDown) return { status: 400, body: '{"__type":"ThrottlingException"}' };
      const { Entries } = JSON.parse(request.body.toString());
      return {
        body: JSON.stringify({ Entries: Entries.map(() => ({ EventId: 'e' })), FailedEntryCount: 0 }),
      };
    }
    if (service === undefined || service === '') {
      return request.method === 'GET' ? { status: 404, body: NO_SUCH_KEY } : {};
    }
    const send = client.send as (command: unknown) => Promise<unknown>;
    const command = DYNAMODB_CALLS.get(call)?.(request.body.toString());
    return { body: JSON.stringify(await send(command)) };
  };
}

async function run(isBusDown: boolean) {
  const aws = await startFakeAws(createAws(isBusDown));
  try {
    const batch = batchOf([ROADSHOW, WEBINAR, FORM, 'oops']);
    const { answer, log } = await runBundle('scoring', { ...environment, ...aws.environment }, batch);
    return { answer, log, requests: aws.requests };
  } finally {
    await aws.stop();
  }
}

describe('the scoring function, bundled', () => {
  it('scores over DynamoDB, logs to S3, and tells EventBridge', async () => {
    const { answer, log, requests } = await run(false);
    expect(answer).toEqual({ batchItemFailures: [] });
    const put = requests.filter(({ method }) => method === 'PUT');
    expect(put.map(({ url }) => url.split('/').slice(0, 4).join('/'))).toEqual([
      '/lake/score-log/dt%3D2025-01-10',
    ]);
    expect(put[0]?.headers['if-none-match']).toBe('*');
    const told = requests.find(({ headers }) => headers['x-amz-target'] === 'AWSEvents.PutEvents');
    const { Entries } = JSON.parse(told?.body.toString() ?? '{}');
    expect(Entries.map(({ DetailType }: { DetailType: string }) => DetailType)).toEqual([
      'LeadScored',
      'LeadScored',
      'LeadBandChanged',
      'LeadScored',
      'LeadBandChanged',
    ]);
    expect(log).toContain('"Namespace":"LeadLake/test"');
    expect(log).toContain('"LeadsScored":3');
    expect(log).toContain('"ScoringLatencyMs":[');
    expect(requests.map(({ url }) => url)).toContain('/features/models/promoted.json?x-id=GetObject');
  });

  it('hands back what the bus has not taken, and says who a lead is to nobody but the store', async () => {
    const { answer, log, requests } = await run(true);
    expect(answer).toEqual({
      batchItemFailures: ['100', '101', '102'].map((itemIdentifier) => ({ itemIdentifier })),
    });
    expect(log).toContain('"AnnouncementsFailed":5');
    expect(log).toContain('bus not reached');
    const said = log + requests.map(({ body }) => body.toString('latin1')).join('\n');
    for (const text of [CONTACT.email, CONTACT.name, '2125550123']) expect(said).not.toContain(text);
  });
});
