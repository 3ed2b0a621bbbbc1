import type { ProfileStoreSettings } from '#adapters/item-profile-store.ts';
import type { Profile, ProfileStore } from '#adapters/profile-store.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';

export const CONTRACT_LIMITS: readonly KeyLimit[] = [
  { keyType: 'external', maxLinkedKeys: 2 },
  { keyType: 'email', maxLinkedKeys: 2 },
  { keyType: 'phone', maxLinkedKeys: 2 },
  { keyType: 'anonymous', maxLinkedKeys: 2 },
];

export interface ContractEvent {
  readonly source: string;
  readonly event_id: string;
  readonly event_time_ms: number;
  readonly received_at_ms: number;
  readonly keys: readonly string[];
  readonly note?: string;
}
export type ContractStore = ProfileStore<ContractEvent, string>;

export const contractEvent = (event_id: string, keys: readonly string[], time = 1000): ContractEvent => ({
  source: 'web',
  event_id,
  event_time_ms: time,
  received_at_ms: time,
  keys,
});

/** What holds of every profile store; each is made empty. */
export function describeProfileStore(
  name: string,
  create: (settings: ProfileStoreSettings) => Promise<ContractStore>,
): void {
  const createWith = (maxEvents: number) => create({ limits: CONTRACT_LIMITS, maxEvents });
  const take = async (store: ContractStore, event: ContractEvent) => {
    await store.putEvent(event);
    return store.link(event.keys);
  };
  const found = async (store: ContractStore, key: string): Promise<Profile<ContractEvent, string>> => {
    const profile = await store.read(key);
    if (profile === null) throw new RangeError(`there is no profile of ${key}`);
    return profile;
  };
  const idsOf = ({ events }: Profile<ContractEvent, string>) => events.map(({ event_id }) => event_id);

  describe(`${name}, as a profile store`, () => {
    it('knows nothing of a key that nobody has seen', async () => {
      expect(await (await createWith(10)).read('e_1')).toBeNull();
    });

    it('stores an event once, and keeps the first of two contents', async () => {
      const store = await createWith(10);
      expect(await store.putEvent({ ...contractEvent('a', ['e_1']), note: 'first' })).toBe('stored');
      expect(await store.putEvent({ ...contractEvent('a', ['e_1']), note: 'second' })).toBe('known');
      expect(await store.putEvent({ ...contractEvent('a', ['p_1']), note: 'third' })).toBe('known');
      expect(await store.putEvent({ ...contractEvent('a', ['e_1']), source: 'crm' })).toBe('stored');
      await store.link(['e_1']);
      await store.link(['p_1']);
      const { events, eventsSeen } = await found(store, 'e_1');
      expect(events.map(({ source, note }) => [source, note])).toEqual([
        ['web', 'first'],
        ['crm', undefined],
      ]);
      expect(eventsSeen).toBe(2);
      expect(idsOf(await found(store, 'p_1'))).toEqual([]);
    });

    it('takes one of several that store one event at once', async () => {
      const store = await createWith(10);
      const event = contractEvent('a', ['e_1', 'p_1']);
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => store.putEvent(event)));
      expect(outcomes.toSorted()).toEqual(['known', 'known', 'known', 'known', 'known', 'stored']);
    });

    it('refuses an event that DynamoDB could not hold, and leaves no trace of it', async () => {
      const store = await createWith(10);
      const event = { ...contractEvent('a', ['e_1']), note: 'ü'.repeat(205_000) };
      expect(await store.putEvent(event)).toBe('too_large');
      expect(await store.putEvent(contractEvent('a', ['e_1']))).toBe('stored');
    });

    it('keeps the largest event it takes', async () => {
      const store = await createWith(10);
      await take(store, { ...contractEvent('a', ['e_1']), note: 'x'.repeat(400_000) });
      expect((await found(store, 'e_1')).events[0]?.note).toHaveLength(400_000);
    });

    it('reads the newest events of all member keys, and says where there are more', async () => {
      const store = await createWith(3);
      await take(store, contractEvent('a', ['e_1'], 5));
      await take(store, contractEvent('b', ['p_1'], 20));
      await take(store, contractEvent('c', ['e_1', 'p_1'], 100));
      const all = await found(store, 'p_1');
      expect([idsOf(all), all.truncated, all.keys]).toEqual([['c', 'b', 'a'], false, ['e_1', 'p_1']]);
      await take(store, contractEvent('d', ['p_1'], 10));
      const some = await found(store, 'e_1');
      expect([idsOf(some), some.truncated, some.eventsSeen]).toEqual([['c', 'b', 'd'], true, 4]);
    });

    it('reads the newest events of one key by their time as a number', async () => {
      const store = await createWith(2);
      for (const time of [9, 1000, 80, 700]) await take(store, contractEvent(`n${time}`, ['e_1'], time));
      const { events, truncated } = await found(store, 'e_1');
      expect(events.map(({ event_time_ms }) => event_time_ms)).toEqual([1000, 700]);
      expect(truncated).toBe(true);
    });

    it('reads events that take more than one page', async () => {
      const store = await createWith(10);
      for (const time of [1, 2, 3, 4])
        await take(store, { ...contractEvent(`n${time}`, ['e_1'], time), note: 'x'.repeat(390_000) });
      expect(idsOf(await found(store, 'e_1'))).toEqual(['n4', 'n3', 'n2', 'n1']);
    });

    it('leads from every key to one profile once its keys are linked, however long the chain', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['x_1', 'e_1'], 1));
      await take(store, contractEvent('b', ['p_1', 'a_1'], 2));
      await take(store, contractEvent('c', ['a_2'], 3));
      expect((await found(store, 'x_1')).profileId).not.toBe((await found(store, 'p_1')).profileId);
      await take(store, contractEvent('d', ['e_1', 'p_1'], 4));
      await take(store, contractEvent('e', ['a_1', 'a_2'], 5));
      const merged = await found(store, 'x_1');
      expect(merged.keys).toEqual(['a_1', 'a_2', 'e_1', 'p_1', 'x_1']);
      expect(idsOf(merged)).toEqual(['e', 'd', 'c', 'b', 'a']);
      for (const key of merged.keys) expect((await found(store, key)).profileId).toBe(merged.profileId);
    });

    it('tears apart what a key held together once it is linked to more others than it may', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1', 'p_9'], 1));
      await take(store, contractEvent('b', ['e_2', 'p_9'], 2));
      await take(store, contractEvent('h', ['p_9'], 3));
      expect((await found(store, 'e_1')).keys).toEqual(['e_1', 'e_2', 'p_9']);
      const keys = await take(store, contractEvent('c', ['e_3', 'p_9'], 4));
      expect(keys.length).toBe(4);
      expect((await found(store, 'e_1')).keys).toEqual(['e_1']);
      expect(idsOf(await found(store, 'e_1'))).toEqual(['a']);
      expect(idsOf(await found(store, 'e_2'))).toEqual(['b']);
      expect(idsOf(await found(store, 'e_3'))).toEqual(['c']);
      expect(idsOf(await found(store, 'p_9'))).toEqual(['h']);
    });

    it('names those that were torn until they are scored', async () => {
      const store = await createWith(10);
      for (const key of ['e_1', 'e_2', 'e_3']) await take(store, contractEvent(key, [key, 'p_9']));
      expect((await store.link(['e_3', 'p_9'])).toSorted()).toEqual(['e_1', 'e_2', 'e_3', 'p_9']);
      for (const key of ['e_1', 'e_2', 'e_3', 'p_9'])
        expect(await store.writeScore(await found(store, key), 'scored', 1000)).toBe('stored');
      expect(await store.link(['e_3', 'p_9'])).toEqual(['e_3']);
    });

    it('takes no score of a profile that has been linked since it was read', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const before = await found(store, 'e_1');
      await take(store, contractEvent('b', ['e_1', 'p_1']));
      expect(await store.writeScore(before, 'old', 1000)).toBe('changed');
      expect((await found(store, 'e_1')).score).toBeNull();
    });

    it('takes no score from fewer events than the score that is there', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const one = await found(store, 'e_1');
      await take(store, contractEvent('b', ['e_1']));
      const two = await found(store, 'e_1');
      expect(two.epoch).toBe(one.epoch);
      expect(await store.writeScore(two, 'of two', 1000)).toBe('stored');
      expect(await store.writeScore(one, 'of one', 1000)).toBe('changed');
      expect(await store.writeScore(two, 'of two again', 1000)).toBe('stored');
      expect((await found(store, 'e_1')).score).toBe('of two again');
    });

    it('takes no score as of an earlier time than the score that is there', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const read = await found(store, 'e_1');
      expect(await store.writeScore(read, 'later', 2000)).toBe('stored');
      expect(await store.writeScore(read, 'earlier', 1999)).toBe('changed');
      expect(await found(store, 'e_1')).toMatchObject({ score: 'later', asOfMs: 2000 });
    });

    it('holds a merged profile to the later time of the two', async () => {
      const store = await createWith(10);
      for (const [key, time] of [
        ['e_1', 3000],
        ['p_1', 2000],
      ] as const) {
        await take(store, contractEvent(key, [key]));
        await store.writeScore(await found(store, key), key, time);
      }
      await take(store, contractEvent('c', ['e_1', 'p_1']));
      const merged = await found(store, 'p_1');
      expect(merged.asOfMs).toBe(3000);
      expect(await store.writeScore(merged, 'merged', 2999)).toBe('changed');
    });
  });
}
