import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import type { ProfileStore } from '#adapters/profile-store.ts';
import { type Fold, takeEvent } from '../../../lambdas/scoring/take-event.ts';
import { cancelled, conflict, createFakeDynamoDb, type Fault } from '../adapters/fake-dynamodb.ts';
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
  createItemProfileStore(createDynamoDbItemTable({ client, tableName: 'profiles' }), {
    limits: CONTRACT_LIMITS,
    maxEvents,
  });

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

/** The content of each event that the pipeline would choose, by the events' ids. */
function winnersOf(contents: readonly ContractEvent[]): Map<string, ContractEvent> {
  const byId = new Map<string, ContractEvent>();
  const order = ({ received_at_ms, payload_sha256 }: ContractEvent) =>
    `${String(received_at_ms).padStart(9, '0')} ${payload_sha256}`;
  for (const content of contents) {
    const known = byId.get(content.event_id);
    if (!known || order(content) < order(known)) byId.set(content.event_id, content);
  }
  return byId;
}

async function expectSumsOf(store: Store, contents: readonly ContractEvent[]): Promise<void> {
  const winners = winnersOf(contents);
  const marked = contents.map((content) => ({
    ...content,
    isReplaced: winners.get(content.event_id) !== content,
  }));
  for (const [key, { keys, eventIds, leadId, attribution }] of expectedProfiles(marked, CONTRACT_LIMITS)) {
    const own = eventIds.flatMap((id) => winners.get(id) ?? []);
    const profile = await store.read(key);
    expect(profile?.keys).toEqual(keys);
    expect(profile?.events.map(({ event_id }) => event_id).sort()).toEqual(eventIds);
    expect(profile?.attribution).toBe(attribution);
    if (own.length > 0) expect(profile?.leadId).toBe(leadId);
    expect(profile?.score).toMatchObject({
      count: own.length,
      latestMs: latest(own.map(({ event_time_ms }) => event_time_ms)),
    });
    // a content that has been replaced may have come in later, and then a score as of its arrival was told
    const { asOfMs = 0 } = profile?.score ?? {};
    expect(asOfMs).toBeGreaterThanOrEqual(latest(own.map(({ received_at_ms }) => received_at_ms)));
    expect(asOfMs).toBeLessThanOrEqual(latest(contents.map(({ received_at_ms }) => received_at_ms)));
    if (winners.size === contents.length)
      expect(asOfMs).toBe(latest(own.map(({ received_at_ms }) => received_at_ms)));
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

  it('scores both whom an event is taken from and whom it turns out to belong to', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    const wrong = { ...contractEvent('a', ['e_1'], 50), payload_sha256: 'ff' };
    await takeEvent(store, wrong, sum);
    const { outcome, scored } = await takeEvent(store, contractEvent('a', ['p_1'], 50), sum);
    expect(outcome).toBe('replaced');
    expect(scored.map(({ profile, score }) => [profile.keys, score.count])).toEqual([
      [['p_1'], 1],
      [['e_1'], 0],
    ]);
  });

  it('scores a person once whose event says something else now', async () => {
    const store = storeOn(createFakeDynamoDb().client);
    const wrong = { ...contractEvent('a', ['e_1', 'p_1'], 50), payload_sha256: 'ff' };
    await takeEvent(store, wrong, sum);
    const right = { ...contractEvent('a', ['p_1'], 60), received_at_ms: 40 };
    const { scored } = await takeEvent(store, right, sum);
    expect(scored.map(({ score }) => [score.count, score.latestMs])).toEqual([[1, 60]]);
  });

  it('asks DynamoDB five times for an event of somebody known', async () => {
    const fake = createFakeDynamoDb();
    const store = storeOn(fake.client);
    await takeEvent(store, contractEvent('a', ['e_1', 'p_1'], 50), sum);
    fake.calls.length = 0;
    await takeEvent(store, contractEvent('b', ['e_1', 'p_1'], 60), sum);
    expect(fake.calls).toEqual([
      'BatchGetItemCommand',
      'TransactWriteItemsCommand',
      'BatchGetItemCommand',
      'QueryCommand',
      'PutItemCommand',
    ]);
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
const content = fc.record({
  keys: keySets,
  time: fc.integer({ min: 1, max: 99 }),
  arrival: fc.integer({ min: 1, max: 99 }),
});
/** Events, and now and then other contents of them. */
const seasons = fc
  .array(
    fc.tuple(
      content,
      fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(content, { maxLength: 2 })),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((events) =>
    events.flatMap(([first, others], place) =>
      [first, ...others].map(({ keys, time, arrival }, copy) => ({
        ...contractEvent(`n${place}`, keys, time),
        received_at_ms: arrival,
        payload_sha256: `${(copy * 7) % 3}`,
        creates_lead: place % 2 === 0,
      })),
    ),
  );
function shuffled<T>(all: readonly T[], order: Iterator<number>): T[] {
  return all
    .map((each) => ({ each, at: Number(order.next().value) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

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
        fc.infiniteStream(fc.nat()),
        async (events, copies, writers, faults, pauses, order) => {
          const fake = createFakeDynamoDb();
          fake.faultOf = (command) => {
            const fault = FAULTS[faults.next().value] ?? {};
            const isTransaction = command instanceof TransactWriteItemsCommand;
            if (fault !== FAULTS[2] || isTransaction) return fault;
            return command instanceof PutItemCommand ? { before: conflict() } : {};
          };
          fake.pause = async () => {
            for (let left = pauses.next().value; left > 0; left -= 1) await Promise.resolve();
          };
          const again = copies.flatMap((at) => events[at % events.length] ?? []);
          const deliveries = shuffled([...events, ...again], order);
          await Promise.all(
            Array.from({ length: writers }, async (_, writer) => {
              const store = storeOn(fake.client);
              const own = deliveries.filter((_, place) => place % writers === writer);
              for (const event of own) await deliver(store, event);
            }),
          );
          fake.faultOf = () => ({});
          await expectSumsOf(storeOn(fake.client), events);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
