import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { ItemTableError } from '#adapters/item-table.ts';
import { ContentionError } from '#adapters/try-again.ts';
import { setAsideReason } from '../../../lambdas/scoring/set-aside-reason.ts';
import { startFakeAws } from '../support/fake-aws.ts';

const systemError = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('setAsideReason', () => {
  it.each([
    ['store_rule', new ItemTableError('an item holds at most 405504 bytes')],
    ['internal', new RangeError('events have no column x')],
    ['internal', new TypeError('x is not a function')],
    ['internal', new SyntaxError('Unexpected token')],
  ])('sets an event aside as %s for what no retry mends: %s', (reason, error) => {
    expect(setAsideReason(error)).toBe(reason);
  });

  it.each([[systemError], [new Error('throttled')], [new ContentionError('scoring')], ['a text']])(
    'leaves an event to be delivered again after %s',
    (error) => {
      expect(setAsideReason(error)).toBeNull();
    },
  );

  it.each([
    ['a page of a proxy', 200, '<html><body>Bad gateway</body></html>'],
    ['a page of a proxy that says so', 502, '<html><body>Bad gateway</body></html>'],
    ['an answer that was cut off', 200, '{"Responses":{"profiles":[{"pk":{"S":'],
    ['a refusal of no form', 400, 'null'],
  ])('leaves an event to be delivered again after %s of the table', async (_, status, body) => {
    const aws = await startFakeAws(() => ({ status, body }));
    try {
      const client = new DynamoDBClient({
        endpoint: aws.environment.AWS_ENDPOINT_URL,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'made-up', secretAccessKey: 'made-up' },
        maxAttempts: 1,
      });
      const table = createDynamoDbItemTable({ client, tableName: 'profiles' });
      const error = await table.get([{ pk: 'e_1', sk: 'profile' }]).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(setAsideReason(error)).toBeNull();
    } finally {
      await aws.stop();
    }
  });

  it.each([
    [Object.assign(new TypeError('terminated'), { code: 'ECONNRESET' })],
    [new TypeError('fetch failed', { cause: systemError })],
    [new TypeError('terminated', { cause: Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' }) })],
    [new SyntaxError('not read', { cause: Object.assign(new SyntaxError('x'), { $metadata: {} }) })],
  ])(
    'leaves an event to be delivered again where the network is behind what looks like a mistake: %s',
    (error) => {
      expect(setAsideReason(error)).toBeNull();
    },
  );

  it("takes Node's own word on a mistake for a mistake", () => {
    const mistake = Object.assign(new TypeError('not a string'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(setAsideReason(mistake)).toBe('internal');
  });
});
