import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { createDirectoryItemTable, type DirectoryItemTable } from '#adapters/directory-item-table.ts';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { cancelled, createFakeDynamoDb } from './fake-dynamodb.ts';
import { describeLookupStore } from './lookup-store-contract.ts';

const made: { table: DirectoryItemTable; directory: string }[] = [];
afterAll(async () => {
  for (const { table, directory } of made) {
    await table.close();
    await rm(directory, { recursive: true });
  }
});

describeLookupStore('a directory', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'lookup-store-'));
  const table = createDirectoryItemTable({ directory });
  made.push({ table, directory });
  return createItemLookupStore(table);
});

const storeOn = ({ client }: ReturnType<typeof createFakeDynamoDb>) =>
  createItemLookupStore(createDynamoDbItemTable({ client, tableName: 'profiles' }));

describeLookupStore('DynamoDB', async () => storeOn(createFakeDynamoDb()));

describe('a store of lookups over a table of items', () => {
  const changes = Array.from({ length: 150 }, (_, place) => ({
    feature: 'by_city',
    value: `${place}`,
    rate: 0.5,
  }));

  it('says no new as-of before all rates are written, and is whole once it is repeated', async () => {
    const fake = createFakeDynamoDb();
    const store = storeOn(fake);
    await store.publish([{ feature: 'by_city', value: null, rate: 0.25 }], 1000);
    let writes = 0;
    fake.faultOf = (command) => {
      if (!(command instanceof TransactWriteItemsCommand)) return {};
      writes += 1;
      return writes === 2 ? { before: new Error('throttled') } : {};
    };
    await expect(store.publish(changes, 2000)).rejects.toThrow('throttled');
    expect((await store.read()).asOfMs).toBe(1000);
    await store.publish(changes, 2000);
    const { asOfMs, lookups } = await store.read();
    expect([asOfMs, lookups.by_city?.rates.size, lookups.by_city?.overall]).toEqual([2000, 150, 0.25]);
  });

  it('tries again where somebody else is writing', async () => {
    const fake = createFakeDynamoDb();
    let isFirst = true;
    fake.faultOf = () => {
      const fault = isFirst ? { before: cancelled(['TransactionConflict']) } : {};
      isFirst = false;
      return fault;
    };
    await storeOn(fake).publish(changes, 1000);
    expect((await storeOn(fake).read()).lookups.by_city?.rates.size).toBe(150);
  });
});
