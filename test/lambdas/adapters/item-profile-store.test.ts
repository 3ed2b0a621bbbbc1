import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { ItemTableError } from '#adapters/item-table.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
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
    expect(() => storeWith(IDENTITY_LIMITS)).not.toThrow();
  });

  it('refuses limits under which one event could change more than a transaction holds', () => {
    // 4 types, each key linked to 17 and 3 more: 80; 12 for hubs, ends and aliases; 5 for the event
    expect(() => storeWith(limitsOf(17))).not.toThrow();
    expect(() => storeWith(limitsOf(18))).toThrow('one event could change 101 items');
  });

  it('tears four full persons at once, the most that one event can', async () => {
    const store = storeWith(limitsOf(17));
    const keys = ['x_1', 'e_1', 'p_1', 'a_1'];
    for (const key of keys) {
      const others = key === 'a_1' ? 'p' : 'a';
      for (let place = 0; place < 17; place += 1) {
        const other = `${others}_${key}${place}`;
        const pair = key === 'a_1' ? [other, key] : [key, other];
        await store.take(contractEvent(`${key}${place}`, pair));
      }
    }
    // 4 times 17 that are alone now, and the four hubs
    expect((await store.take(contractEvent('worst', keys))).toScore).toHaveLength(72);
    expect((await store.read('a_x_116'))?.keys).toEqual(['a_x_116']);
    expect((await store.read('x_1'))?.events.map(({ event_id }) => event_id)).toEqual(['worst']);
  });

  describe('where a chain of keys grows without end', () => {
    /** A person of long keys, each linked to the next, until the store takes no more. */
    const growChain = async () => {
      const fake = createFakeDynamoDb();
      const table = createDynamoDbItemTable({ client: fake.client, tableName: 'profiles' });
      const store = createItemProfileStore<ContractEvent, string>(table, {
        limits: limitsOf(8),
        maxEvents: 10,
      });
      const key = (place: number) => `e_${'k'.repeat(900)}${String(place).padStart(4, '0')}`;
      const linkTo = (place: number) => contractEvent(`n${place}`, [key(place), key(place + 1)]);
      for (let place = 0; ; place += 1) {
        const before = fake.calls.length;
        const error = await store.take(linkTo(place)).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error)
          return {
            store,
            error,
            known: linkTo(place - 1),
            last: key(place),
            next: key(place + 1),
            calls: fake.calls.slice(before),
          };
      }
    };

    let grown: Awaited<ReturnType<typeof growChain>>;
    beforeAll(async () => {
      grown = await growChain();
    });

    it('refuses the event that would make the profile too large, and has changed nothing', async () => {
      const { store, error, last, next, calls } = grown;
      expect(error).toBeInstanceOf(ItemTableError);
      expect(String(error)).toMatch(
        /a profile holds at most 307200 bytes of keys and links, got \d+ for \d+ keys$/,
      );
      expect(calls).toEqual(['BatchGetItemCommand']);
      expect(await store.read(next)).toBeNull();
      expect((await store.read(last))?.events).toHaveLength(10);
    });

    it('still takes events of those who are known, and has room for their largest score', async () => {
      const { store, known } = grown;
      expect((await store.take({ ...known, event_id: 'again' })).outcome).toBe('stored');
      const profile = await store.readOwner(known.keys);
      if (!profile) throw new RangeError('nobody has this key');
      const score = 'x'.repeat(64 * 1024 - 2);
      expect(await store.writeScore(profile, score, 2000)).toMatchObject({ score });
      await expect(store.writeScore(profile, `${score}x`, 2000)).rejects.toThrow(
        new ItemTableError('a score holds at most 65536 bytes, got 65537'),
      );
    });
  });

  it('is not led astray by what it knew of a key before others were at work', async () => {
    const { client } = createFakeDynamoDb();
    const limits = limitsOf(2);
    const storeOfItsOwn = () =>
      createItemProfileStore<ContractEvent, string>(
        createDynamoDbItemTable({ client, tableName: 'profiles' }),
        {
          limits,
          maxEvents: 10,
        },
      );
    const [old, busy] = [storeOfItsOwn(), storeOfItsOwn()];
    await old.take(contractEvent('a', ['e_1', 'p_9']));
    for (const key of ['e_2', 'e_3']) await busy.take(contractEvent(key, [key, 'p_9']));
    expect((await old.read('p_9'))?.keys).toEqual(['p_9']);
    expect((await old.readOwner(['e_1', 'p_9']))?.events.map(({ event_id }) => event_id)).toEqual(['a']);
    expect((await old.take(contractEvent('b', ['e_1', 'p_9']))).outcome).toBe('stored');
    expect((await busy.read('e_1'))?.eventsSeen).toBe(2);
  });
});
