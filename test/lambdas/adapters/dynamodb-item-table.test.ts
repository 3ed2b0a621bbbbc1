import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { ItemTableError, MAX_BODY_BYTES } from '#adapters/item-table.ts';
import { answerOfCrowdedLead } from './crowded-lead.ts';
import { cancelled, conflict, createFakeDynamoDb } from './fake-dynamodb.ts';
import { describeItemTable } from './item-table-contract.ts';
import { describeProfileStore } from './profile-store-contract.ts';

const tableOn = ({ client }: ReturnType<typeof createFakeDynamoDb>) =>
  createDynamoDbItemTable({ client, tableName: 'profiles' });
const write = (pk: string, body = '1', before: number | null = null) => ({ pk, sk: 'event#1', body, before });

const emptyTable = (now?: () => number) =>
  createDynamoDbItemTable({
    client: createFakeDynamoDb().client,
    tableName: 'profiles',
    ...(now && { now }),
  });

describeItemTable('DynamoDB', async (now) => emptyTable(now));
describeProfileStore('DynamoDB', async (settings, now) => createItemProfileStore(emptyTable(now), settings));

describe('a lead with more events than are read at once, in DynamoDB', () => {
  it('is answered with the newest 500, which is said, in pages, and is who it was by its first', async () => {
    const fake = createFakeDynamoDb();
    expect(await answerOfCrowdedLead(fake.client, 'profiles', 1000)).toEqual([
      // the newest 500 of n0 to n1000
      { eventsSeen: 1001, leadId: 'e_1', truncated: true, score: 500, newest: 'n1000', oldest: 'n501' },
    ]);
    expect(fake.calls.filter((name) => name === 'QueryCommand')).toHaveLength(2);
  });
});

describe('a table of items in DynamoDB', () => {
  it('reads more items than one request may ask for, in the order asked for, one of them twice', async () => {
    const fake = createFakeDynamoDb();
    const table = tableOn(fake);
    const names = Array.from({ length: 150 }, (_, place) => `k${place}`);
    for (const name of names.slice(0, 149)) await table.write([write(name, JSON.stringify(name))]);
    const items = await table.get([...names, 'k0'].map((pk) => ({ pk, sk: 'event#1' })));
    expect(items.map((item) => item?.body ?? null)).toEqual([
      ...names.slice(0, 149).map((name) => JSON.stringify(name)),
      null,
      '"k0"',
    ]);
    expect(fake.calls.filter((name) => name === 'BatchGetItemCommand')).toHaveLength(2);
  });

  it('asks again for what a large answer left out', async () => {
    const fake = createFakeDynamoDb();
    const table = tableOn(fake);
    const keys = Array.from({ length: 42 }, (_, place) => ({ pk: `k${place}`, sk: 'event#1' }));
    for (const key of keys) await table.write([{ ...key, body: 'x'.repeat(400_000), before: null }]);
    const items = await table.get(keys);
    expect(items.every((item) => item?.body.length === 400_000)).toBe(true);
    // 41 of 400,000 bytes and their names are within 16 MB, 42 are not
    expect(fake.calls.filter((name) => name === 'BatchGetItemCommand')).toHaveLength(2);
  });

  it('is refused, not broken, where somebody else writes the same item', async () => {
    const fake = createFakeDynamoDb();
    fake.faultOf = () => ({ before: cancelled(['None', 'TransactionConflict']) });
    expect(await tableOn(fake).write([write('a'), write('b')])).toBe('refused');
    fake.faultOf = () => ({ before: conflict() });
    expect(await tableOn(fake).write([write('a')])).toBe('refused');
  });

  it.each([[['ThrottlingError']], [['ConditionalCheckFailed', 'ValidationError']], [['None']]])(
    'throws where DynamoDB cancels for %j',
    async (codes) => {
      const fake = createFakeDynamoDb();
      fake.faultOf = () => ({ before: cancelled(codes) });
      await expect(tableOn(fake).write([write('a'), write('b')])).rejects.toThrow(codes.join(', '));
    },
  );

  it('refuses to write more items than a transaction holds, and an item too large, and asks nobody', async () => {
    const fake = createFakeDynamoDb();
    const table = tableOn(fake);
    const many = Array.from({ length: 101 }, (_, place) => write(`k${place}`));
    await expect(table.write(many)).rejects.toThrow(
      new ItemTableError('at most 100 items are written at once, got 101'),
    );
    const large = write('a', 'x'.repeat(MAX_BODY_BYTES + 1));
    await expect(table.write([large])).rejects.toThrow(
      new ItemTableError('an item holds at most 405504 bytes, got 405505 for a "event"'),
    );
    expect(fake.calls).toEqual([]);
  });

  it('passes on that the table is out of reach', async () => {
    const fake = createFakeDynamoDb();
    fake.faultOf = (command) =>
      command instanceof BatchGetItemCommand ? { before: new Error('connect ECONNREFUSED') } : {};
    await expect(tableOn(fake).get([{ pk: 'a', sk: 'b' }])).rejects.toThrow('connect ECONNREFUSED');
  });

  it('asks for one item without a transaction, which costs half', async () => {
    const fake = createFakeDynamoDb();
    await tableOn(fake).write([write('a')]);
    await tableOn(fake).write([{ ...write('a'), body: null, before: 'any' }]);
    expect(fake.calls).toEqual(['PutItemCommand', 'DeleteItemCommand']);
  });
});
