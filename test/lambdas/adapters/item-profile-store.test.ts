import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { ID_PREFIXES, type KeyLimit, type KeyType } from '#domain/identity/key-limit.ts';
import { createFakeDynamoDb } from './fake-dynamodb.ts';
import { type ContractEvent, contractEvent } from './profile-store-contract.ts';

const TYPES = Object.keys(ID_PREFIXES) as KeyType[];
const limitsOf = (maxLinkedKeys: number) => TYPES.map((keyType): KeyLimit => ({ keyType, maxLinkedKeys }));
const storeWith = (limits: readonly KeyLimit[]) => {
  const table = createDynamoDbItemTable({ client: createFakeDynamoDb().client, tableName: 'profiles' });
  return createItemProfileStore<ContractEvent, string>(table, { limits, maxEvents: 10 });
};

describe('a profile store over a table of items', () => {
  it('takes the limits that are shipped', () => {
    const { key_types } = parse(readFileSync('definitions/identity.yaml', 'utf8')) as {
      key_types: { name: KeyType; max_linked_keys: number }[];
    };
    const limits = key_types.map(({ name, max_linked_keys }) => ({
      keyType: name,
      maxLinkedKeys: max_linked_keys,
    }));
    expect(() => storeWith(limits)).not.toThrow();
  });

  it('refuses limits under which one event could change more than a transaction holds', () => {
    // 4 types, each key linked to 19 and 3 more: 88, and 12 for hubs, ends and aliases
    expect(() => storeWith(limitsOf(19))).not.toThrow();
    expect(() => storeWith(limitsOf(20))).toThrow('one event could change 104 items');
  });

  it('tears four full persons at once, the most that one event can', async () => {
    const store = storeWith(limitsOf(19));
    const keys = ['x_1', 'e_1', 'p_1', 'a_1'];
    for (const key of keys) {
      const others = key === 'a_1' ? 'p' : 'a';
      for (let place = 0; place < 19; place += 1) {
        const other = `${others}_${key}${place}`;
        await store.link(key === 'a_1' ? [other, key] : [key, other]);
      }
    }
    await store.putEvent(contractEvent('worst', keys));
    // 4 times 19 that are alone now, and the four hubs
    expect(await store.link(keys)).toHaveLength(80);
    expect((await store.read('a_x_118'))?.keys).toEqual(['a_x_118']);
    expect((await store.read('x_1'))?.events.map(({ event_id }) => event_id)).toEqual(['worst']);
  });
});
