import fc from 'fast-check';
import { createDynamoDbProfileStore } from '#adapters/dynamodb-profile-store.ts';
import type { ProfileStore } from '#adapters/profile-store.ts';
import { type Fold, takeEvent } from '../../../lambdas/scoring/take-event.ts';
import { cancelled, createFakeDynamoDb, type Fault } from '../adapters/fake-dynamodb.ts';
import { CONTRACT_LIMITS, type ContractEvent, contractEvent } from '../adapters/profile-store-contract.ts';
import { expectedProfiles } from './expected-profiles.ts';

interface Sum {
  readonly count: number;
  readonly latestMs: number;
  readonly asOfMs: number;
}
type Store = ProfileStore<ContractEvent, Sum>;

const latest = (times: readonly number[]) => Math.max(0, ...times);
const sum: Fold<ContractEvent, Sum> = ({ events }, asOfMs) => ({
  count: events.length,
  latestMs: latest(events.map(({ event_time_ms }) => event_time_ms)),
  asOfMs,
});
const storeOn = (client: ReturnType<typeof createFakeDynamoDb>['client'], maxEvents = 1000): Store =>
  createDynamoDbProfileStore({ client, tableName: 'profiles', limits: CONTRACT_LIMITS, maxEvents });

/** Delivers an event until it has been taken, as a stream does. */
async function deliver(store: Store, event: ContractEvent): Promise<void> {
  for (;;) {
    try {
      await takeEvent(store, event, sum);
      return;
    } catch (error) {
      if (!(error instanceof Error && ['throttled', 'timed out'].includes(error.message))) throw error;
    }
  }
}

async function expectSumsOf(store: Store, events: readonly ContractEvent[]): Promise<void> {
  for (const [key, { keys, eventIds }] of expectedProfiles(events, CONTRACT_LIMITS)) {
    const own = events.filter(({ event_id }) => eventIds.includes(event_id));
    const profile = await store.read(key);
    expect(profile?.keys).toEqual(keys);
    expect(profile?.events.map(({ event_id }) => event_id).sort()).toEqual(eventIds);
    expect(profile?.score).toEqual({
      count: own.length,
      latestMs: latest(own.map(({ event_time_ms }) => event_time_ms)),
      asOfMs: latest(own.map(({ received_at_ms }) => received_at_ms)),
    });
  }
}

describe('takeEvent', () => {
  it('scores the profile of the event', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    await takeEvent(store, contractEvent('a', ['e_1'], 50), sum);
    const { outcome, scored } = await takeEvent(store, contractEvent('b', ['e_1', 'p_1'], 40), sum);
    expect(outcome).toBe('stored');
    expect(scored.map(({ score }) => score)).toEqual([{ count: 2, latestMs: 50, asOfMs: 50 }]);
    expect((await store.read('p_1'))?.score).toEqual({ count: 2, latestMs: 50, asOfMs: 50 });
  });

  it('scores an event again that comes again, and counts it once', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    const event = contractEvent('a', ['e_1'], 50);
    await takeEvent(store, event, sum);
    const { outcome, scored } = await takeEvent(store, event, sum);
    expect(outcome).toBe('known');
    expect(scored.map(({ score }) => score.count)).toEqual([1]);
  });

  it('leaves an event that names nobody to the lake', async () => {
    const fake = createFakeDynamoDb();
    expect(await takeEvent(storeOn(fake.client), contractEvent('a', []), sum)).toEqual({
      outcome: 'no_key',
      scored: [],
    });
    expect(fake.calls).toEqual([]);
  });

  it('says of an event that is too large that it was not taken', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    const event = { ...contractEvent('a', ['e_1']), note: 'x'.repeat(500_000) };
    expect(await takeEvent(store, event, sum)).toEqual({ outcome: 'too_large', scored: [] });
    expect(await store.read('e_1')).toBeNull();
  });

  it('scores those too whom a new hub has let go', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    const events = ['e_1', 'e_2', 'e_3'].map((key, place) => contractEvent(key, [key, 'p_9'], 10 + place));
    for (const event of events) await takeEvent(store, event, sum);
    await expectSumsOf(store, events);
  });

  it('passes on that the table is out of reach', async () => {
    const fake = createFakeDynamoDb();
    fake.faultOf = () => ({ before: new Error('connect ECONNREFUSED') });
    const taking = takeEvent(storeOn(fake.client), contractEvent('a', ['e_1']), sum);
    await expect(taking).rejects.toThrow('connect ECONNREFUSED');
  });
});

const keyOf = (letter: string, count: number) =>
  fc
    .option(fc.integer({ min: 1, max: count }), { freq: 2 })
    .map((n) => (n === null ? [] : [`${letter}_${n}`]));
const keySets = fc
  .tuple(keyOf('x', 2), keyOf('e', 4), keyOf('p', 3), keyOf('a', 3))
  .map((keys) => keys.flat())
  .filter((keys) => keys.length > 0);
const seasons = fc
  .array(
    fc.record({
      keys: keySets,
      time: fc.integer({ min: 1, max: 99 }),
      arrival: fc.integer({ min: 1, max: 99 }),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((events) =>
    events.map(({ keys, time, arrival }, place) => ({
      ...contractEvent(`n${place}`, keys, time),
      received_at_ms: arrival,
    })),
  );
/** Of 20 calls, three go wrong. */
const FAULTS: readonly Fault[] = [
  { before: new Error('throttled') },
  { after: new Error('timed out') },
  { before: cancelled(['TransactionConflict']) },
];

describe('takeEvent, by several at once over a table that fails', () => {
  it('ends in the sums over all events of each profile, with the same profiles, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        seasons,
        fc.array(fc.nat(), { maxLength: 10 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat({ max: 19 })),
        fc.infiniteStream(fc.nat({ max: 5 })),
        async (events, copies, writers, faults, pauses) => {
          const fake = createFakeDynamoDb();
          fake.faultOf = (command) => {
            const fault = FAULTS[faults.next().value] ?? {};
            const isWrite = (command as object).constructor.name === 'TransactWriteItemsCommand';
            return !isWrite && fault === FAULTS[2] ? {} : fault;
          };
          fake.pause = async () => {
            for (let left = pauses.next().value; left > 0; left -= 1) await Promise.resolve();
          };
          const again = copies.flatMap((at) => events[at % events.length] ?? []);
          const deliveries = [...events, ...again];
          const store = storeOn(fake.client);
          await Promise.all(
            Array.from({ length: writers }, async (_, writer) => {
              const own = deliveries.filter((_, place) => place % writers === writer);
              for (const event of own) await deliver(store, event);
            }),
          );
          fake.faultOf = () => ({});
          await expectSumsOf(store, events);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
