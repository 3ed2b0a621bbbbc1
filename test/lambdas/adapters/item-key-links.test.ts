import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemKeyLinks } from '#adapters/item-key-links.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import type { ItemTable } from '#adapters/item-table.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createFakeDynamoDb } from './fake-dynamodb.ts';

const [A = '', B = '', C = ''] = ['1', '2', '3'].map((digit) => `e_${digit.repeat(30)}`);
const store = (table: ItemTable) => createItemProfileStore(table, { limits: IDENTITY_LIMITS, maxEvents: 10 });

/** A table, and how often it was written to. */
function countingTable() {
  const { client } = createFakeDynamoDb();
  const table = createDynamoDbItemTable({ client, tableName: 'profiles' });
  let writes = 0;
  const counting: ItemTable = {
    ...table,
    write: async (items) => {
      writes += 1;
      return table.write(items);
    },
  };
  return { table: counting, writes: () => writes };
}

describe('links without an event', () => {
  it('make one person of keys, step by step', async () => {
    const { table } = countingTable();
    const { link } = createItemKeyLinks(table, IDENTITY_LIMITS);
    expect(await link([A, B])).toBe('linked');
    await link([B, C]);
    expect((await store(table).read(A))?.keys).toEqual([A, B, C]);
  });

  it('write nothing where they are known', async () => {
    const { table, writes } = countingTable();
    await createItemKeyLinks(table, IDENTITY_LIMITS).link([A, B]);
    const before = writes();
    await createItemKeyLinks(table, IDENTITY_LIMITS).link([A, B]);
    expect(writes()).toBe(before);
  });

  it('are tried again where somebody else was faster', async () => {
    const { table } = countingTable();
    let refusals = 2;
    const contended: ItemTable = {
      ...table,
      write: async (items) => (refusals-- > 0 ? 'refused' : table.write(items)),
    };
    expect(await createItemKeyLinks(contended, IDENTITY_LIMITS).link([A, B])).toBe('linked');
    expect((await store(table).read(B))?.keys).toEqual([A, B]);
  });
});
