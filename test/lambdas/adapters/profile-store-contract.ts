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
  readonly payload_sha256: string;
  readonly creates_lead: boolean;
  readonly keys: readonly string[];
  readonly note?: string;
}
export type ContractStore = ProfileStore<ContractEvent, string>;

export const contractEvent = (event_id: string, keys: readonly string[], time = 1000): ContractEvent => ({
  source: 'web',
  event_id,
  event_time_ms: time,
  received_at_ms: time,
  payload_sha256: 'ab',
  creates_lead: true,
  keys,
});

/** What holds of every profile store; each is made empty. */
export function describeProfileStore(
  name: string,
  create: (settings: ProfileStoreSettings, now?: () => number) => Promise<ContractStore>,
): void {
  const createWith = (maxEvents: number) => create({ limits: CONTRACT_LIMITS, maxEvents });
  const take = (store: ContractStore, event: ContractEvent) => store.take(event);
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

    it('stores an event once, by its source and id', async () => {
      const store = await createWith(10);
      expect((await take(store, contractEvent('a', ['e_1']))).outcome).toBe('stored');
      expect((await take(store, contractEvent('a', ['e_1']))).outcome).toBe('known');
      expect((await take(store, { ...contractEvent('a', ['e_1']), source: 'crm' })).outcome).toBe('stored');
      const { events, eventsSeen } = await found(store, 'e_1');
      expect(events.map(({ source }) => source)).toEqual(['web', 'crm']);
      expect(eventsSeen).toBe(2);
    });

    describe('of several contents of one event', () => {
      const content = (note: string, arrival: number, hash: string, keys = ['e_1'], time = 1000) => ({
        ...contractEvent('a', keys, time),
        received_at_ms: arrival,
        payload_sha256: hash,
        note,
      });
      const notes = async (store: ContractStore, key: string) =>
        (await found(store, key)).events.map(({ event_id, note }) => note ?? event_id);

      it('keeps the one that arrived first, and of one arrival that of the least hash', async () => {
        const store = await createWith(10);
        expect((await take(store, content('later', 9, 'aa'))).outcome).toBe('stored');
        expect((await take(store, content('greater', 5, 'cc'))).outcome).toBe('replaced');
        expect((await take(store, content('least', 5, 'bb'))).outcome).toBe('replaced');
        for (const [arrival, hash] of [
          [9, 'aa'],
          [5, 'cc'],
          [5, 'bb'],
        ] as const)
          expect((await take(store, content('again', arrival, hash))).outcome).toBe('known');
        expect(await notes(store, 'e_1')).toEqual(['least']);
        expect(await found(store, 'e_1')).toMatchObject({ truncated: false });
      });

      it('moves the event with its time', async () => {
        const store = await createWith(10);
        await take(store, content('new', 9, 'aa', ['e_1'], 3000));
        await take(store, contractEvent('b', ['e_1'], 2000));
        await take(store, content('old', 8, 'aa', ['e_1'], 1000));
        expect(await notes(store, 'e_1')).toEqual(['b', 'old']);
      });

      it('takes the event from whom it belonged to, who is to be scored then, and again when it comes again', async () => {
        const store = await createWith(10);
        await take(store, content('wrong', 9, 'aa', ['e_1']));
        await take(store, contractEvent('b', ['e_1']));
        const right = content('right', 8, 'aa', ['p_1', 'a_1']);
        expect(await take(store, right)).toEqual({ outcome: 'replaced', toScore: [['p_1', 'a_1'], ['e_1']] });
        expect(await notes(store, 'e_1')).toEqual(['b']);
        expect(await notes(store, 'p_1')).toEqual(['right']);
        await store.writeScore(await found(store, 'e_1'), 'scored', 1000);
        expect(await take(store, right)).toEqual({ outcome: 'known', toScore: [['p_1', 'a_1'], ['e_1']] });
      });

      it('takes no score of who saw the content that has been replaced', async () => {
        const store = await createWith(10);
        await take(store, content('wrong', 9, 'aa'));
        const before = await found(store, 'e_1');
        await take(store, content('right', 8, 'aa'));
        await store.writeScore(await found(store, 'e_1'), 'right', 1000);
        expect(await store.writeScore(before, 'wrong', 1000)).toBe('changed');
      });

      it('keeps the links of all', async () => {
        const store = await createWith(10);
        await take(store, content('wrong', 9, 'aa', ['e_1', 'p_1']));
        await take(store, content('right', 8, 'aa', ['e_1']));
        await take(store, content('late', 10, 'aa', ['e_1', 'a_1']));
        expect((await found(store, 'e_1')).keys).toEqual(['a_1', 'e_1', 'p_1']);
        expect(await notes(store, 'p_1')).toEqual(['right']);
      });

      it('names a lead by what is left', async () => {
        const store = await createWith(10);
        await take(store, content('wrong', 9, 'aa', ['e_1', 'p_1'], 1000));
        // of one moment the least id, though c lies before b1
        for (const id of ['c', 'b1', 'd', 'e']) await take(store, contractEvent(id, ['e_1', 'p_1'], 2000));
        await take(store, contractEvent('bb', ['p_1'], 2000));
        await take(store, content('right', 8, 'aa', ['a_1'], 3000));
        expect(await found(store, 'p_1')).toMatchObject({ leadId: 'e_1', attribution: 'lead' });
        await take(store, contractEvent('aa', ['p_1'], 2000));
        expect(await found(store, 'p_1')).toMatchObject({ leadId: 'p_1', eventsSeen: 8 });
        expect(await found(store, 'a_1')).toMatchObject({ leadId: 'a_1', attribution: 'anonymous_only' });
      });
    });

    it('names a lead by the key that spoke first, though that event is no longer read', async () => {
      const store = await createWith(1);
      await take(store, { ...contractEvent('z', ['a_1'], 5), creates_lead: false });
      expect(await found(store, 'a_1')).toMatchObject({ leadId: 'a_1', attribution: 'anonymous_only' });
      await take(store, { ...contractEvent('y', ['e_1', 'a_1'], 10), creates_lead: false });
      expect(await found(store, 'e_1')).toMatchObject({
        leadId: 'a_1',
        attribution: 'crm_only',
        truncated: true,
      });
      await take(store, contractEvent('x', ['e_1', 'p_1'], 20));
      expect(await found(store, 'p_1')).toMatchObject({ leadId: 'a_1', attribution: 'lead' });
      await take(store, { ...contractEvent('w', ['p_1'], 4), creates_lead: false });
      expect(await found(store, 'a_1')).toMatchObject({ leadId: 'p_1', attribution: 'lead' });
    });

    it('forgets events once they are older than it keeps them, and the lead is who it was', async () => {
      const dayMs = 86_400_000;
      let today = 0;
      const store = await create(
        { limits: CONTRACT_LIMITS, maxEvents: 10, eventsKeptDays: 30 },
        () => today * dayMs,
      );
      await take(store, contractEvent('first', ['e_1'], 0));
      await take(store, contractEvent('second', ['p_1', 'e_1'], 2 * dayMs));
      today = 29;
      const all = await found(store, 'e_1');
      expect([idsOf(all), all.truncated]).toEqual([['second', 'first'], false]);
      today = 30;
      const some = await found(store, 'p_1');
      expect([idsOf(some), some.truncated, some.leadId]).toEqual([['second'], true, 'e_1']);
      today = 99;
      expect((await take(store, contractEvent('late', ['e_1'], 3 * dayMs))).outcome).toBe('stored');
      expect((await take(store, contractEvent('first', ['e_1'], 0))).outcome).toBe('known');
      const none = await found(store, 'e_1');
      expect([idsOf(none), none.truncated, none.eventsSeen, none.keys]).toEqual([
        [],
        true,
        3,
        ['e_1', 'p_1'],
      ]);
    });

    it('takes one of several that store one event at once', async () => {
      const store = await createWith(10);
      const event = contractEvent('a', ['e_1', 'p_1']);
      const taken = await Promise.all(Array.from({ length: 6 }, () => store.take(event)));
      expect(taken.map(({ outcome }) => outcome).toSorted()).toEqual([
        'known',
        'known',
        'known',
        'known',
        'known',
        'stored',
      ]);
    });

    it('refuses an event that DynamoDB could not hold, and leaves no trace of it', async () => {
      const store = await createWith(10);
      const event = { ...contractEvent('a', ['e_1']), note: 'ü'.repeat(205_000) };
      expect(await take(store, event)).toEqual({ outcome: 'too_large', toScore: [] });
      expect(await store.read('e_1')).toBeNull();
      expect((await take(store, contractEvent('a', ['e_1']))).outcome).toBe('stored');
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
      const { toScore } = await take(store, contractEvent('c', ['e_3', 'p_9'], 4));
      expect(toScore).toHaveLength(4);
      expect((await found(store, 'e_1')).keys).toEqual(['e_1']);
      expect(idsOf(await found(store, 'e_1'))).toEqual(['a']);
      expect(idsOf(await found(store, 'e_2'))).toEqual(['b']);
      expect(idsOf(await found(store, 'e_3'))).toEqual(['c']);
      expect(idsOf(await found(store, 'p_9'))).toEqual(['h']);
    });

    it('names those that were torn until they are scored', async () => {
      const store = await createWith(10);
      for (const key of ['e_1', 'e_2', 'e_3']) await take(store, contractEvent(key, [key, 'p_9']));
      const again = async () => (await take(store, contractEvent('e_3', ['e_3', 'p_9']))).toScore;
      expect((await again()).toSorted()).toEqual([['e_1'], ['e_2'], ['e_3', 'p_9'], ['p_9']]);
      for (const key of ['e_1', 'e_2', 'e_3', 'p_9'])
        expect(await store.writeScore(await found(store, key), 'scored', 1000)).toMatchObject({
          score: 'scored',
        });
      expect(await again()).toEqual([['e_3', 'p_9']]);
    });

    it('finds whom events with some keys belong to, hubs among them or not', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('h', ['p_9'], 3));
      for (const key of ['e_1', 'e_2', 'e_3']) await take(store, contractEvent(key, [key, 'p_9']));
      expect((await store.readOwner(['e_2', 'p_9']))?.keys).toEqual(['e_2']);
      expect((await store.readOwner(['p_9', 'a_7']))?.keys).toEqual(['p_9']);
      expect(await store.readOwner(['a_7'])).toBeNull();
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
      expect(await store.writeScore(two, 'of two', 1000)).toMatchObject({ score: 'of two' });
      expect(await store.writeScore(one, 'of one', 1000)).toBe('changed');
      const fewer = { ...(await found(store, 'e_1')), eventsSeen: one.eventsSeen };
      expect(await store.writeScore(fewer, 'of one', 1000)).toBe('changed');
      expect((await found(store, 'e_1')).score).toBe('of two');
    });

    it('takes a score of a copy of what was read, and again with less in it', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const read = await found(store, 'e_1');
      expect(await store.writeScore({ ...read }, 'all', 1000)).toMatchObject({ score: 'all' });
      expect(await store.writeScore(await found(store, 'e_1'), 'less', 1000)).toMatchObject({
        score: 'less',
      });
      expect(await found(store, 'e_1')).toMatchObject({ score: 'less', asOfMs: 1000 });
    });

    it('replaces no score but the one that was read, and gives the profile as it is then', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const read = await found(store, 'e_1');
      const first = await store.writeScore(read, 'first', 1000);
      expect(first).toEqual(await found(store, 'e_1'));
      for (const stale of [read, { ...read }]) {
        expect(await store.writeScore(stale, 'stale', 1000)).toBe('changed');
      }
      if (first === 'changed') throw new RangeError('nobody else was there');
      expect(await store.writeScore(first, 'second', 1000)).toEqual(await found(store, 'e_1'));
      expect(await store.writeScore({ ...first }, 'stale', 1000)).toBe('changed');
      expect((await found(store, 'e_1')).score).toBe('second');
    });

    it('takes one of several scores folded from what was read at once', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const reads = await Promise.all(Array.from({ length: 5 }, () => found(store, 'e_1')));
      const written = await Promise.all(reads.map((read, at) => store.writeScore(read, `of ${at}`, 1000)));
      expect(written.filter((each) => each === 'changed')).toHaveLength(4);
      expect(written).toContainEqual(await found(store, 'e_1'));
    });

    it('takes no score as of an earlier time than the score that is there', async () => {
      const store = await createWith(10);
      await take(store, contractEvent('a', ['e_1']));
      const read = await found(store, 'e_1');
      expect(await store.writeScore(read, 'later', 2000)).toMatchObject({ score: 'later' });
      expect(await store.writeScore(await found(store, 'e_1'), 'earlier', 1999)).toBe('changed');
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
