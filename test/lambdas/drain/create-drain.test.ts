import type { KinesisStreamEvent } from 'aws-lambda';
import {
  createDrain,
  type DrainDependencies,
  type KeptListener,
  MAX_OBJECT_BYTES,
} from '../../../lambdas/drain/create-drain.ts';
import { createHandler } from '../../../lambdas/validation/create-handler.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { TEST_PEPPER } from '../validation/support/gate.ts';
import { kinesisBatch, kinesisRecord, RECEIVED_AT_MS, SHARD_ID } from '../validation/support/kinesis.ts';
import { MemoryStore } from '../validation/support/memory-store.ts';
import { failedBatch } from './support/failed-batch.ts';
import { MemoryInbox } from './support/memory-inbox.ts';

const lead = { event_type: 'roadshow_lead', event_id: 'e-1', email: 'jane@example.com' };
const view = { event_type: 'page_view', event_id: 'e-2', anonymous_id: 'a-1' };
const NOTHING = {
  drained: 0,
  unreadable: 0,
  failed: 0,
  left: 0,
  accepted: 0,
  quarantined: 0,
  reasons: {},
  oldestArrivalMs: null,
};

/** A drain of the real gate over a store and an inbox in memory. */
function createTestDrain(waiting: Record<string, Uint8Array>, poison?: string) {
  const inbox = new MemoryInbox();
  for (const [key, body] of Object.entries(waiting)) inbox.objects.set(key, body);
  const store = new MemoryStore();
  const kept: Parameters<KeptListener>[] = [];
  const counts: [string, number, Readonly<Record<string, string>>][] = [];
  const metrics: DrainDependencies['metrics'] = { count: (...count) => counts.push(count) };
  const drain = createDrain({
    inbox,
    store,
    metrics,
    createGate: (deps) => {
      const gate = createHandler({ ...deps, store, metrics, config: defaultGateConfig(TEST_PEPPER) });
      return async (event: KinesisStreamEvent) => {
        const isPoisoned = event.Records.some(({ kinesis }) => atob(kinesis.data) === poison);
        if (isPoisoned) throw new Error('a mistake of ours');
        return gate(event);
      };
    },
    onKept: (...args) => kept.push(args),
  });
  return { drain, inbox, store, kept, counts };
}

describe('the drain, when all goes well', () => {
  it('stores what the gate makes of the records, and only then removes the object', async () => {
    const { drain, inbox, store } = createTestDrain({ a: failedBatch(kinesisBatch([lead, 'oops'])) });
    const removing: string[][] = [];
    inbox.refuses = (request) => {
      if (request === 'remove') removing.push(store.asked.map((key) => key.split('/')[0] ?? ''));
      return false;
    };

    expect(await drain()).toEqual({
      ...NOTHING,
      drained: 1,
      accepted: 1,
      quarantined: 1,
      reasons: { not_json: 1 },
      oldestArrivalMs: RECEIVED_AT_MS,
    });
    expect(removing).toEqual([['quarantine', 'raw', 'validated']]);
    expect(inbox.objects.size).toBe(0);
    expect(store.storedBytes()).toEqual(
      new Map([
        [`${SHARD_ID}/100/0`, Buffer.from(JSON.stringify(lead))],
        [`${SHARD_ID}/101/0`, Buffer.from('oops')],
      ]),
    );
  });

  it('gives lines the day they arrived in the stream, however late they are drained', async () => {
    const early = kinesisRecord(lead, { sequenceNumber: '7', receivedAtMs: RECEIVED_AT_MS - 5 * 86_400_000 });
    const { drain, store } = createTestDrain({ a: failedBatch({ Records: [kinesisRecord(view), early] }) });
    const { oldestArrivalMs } = await drain();
    expect(store.keys('raw')).toEqual([
      expect.stringMatching(/^raw\/source=roadshow\/dt=2025-01-05\//),
      expect.stringMatching(/^raw\/source=web\/dt=2025-01-10\//),
    ]);
    expect(oldestArrivalMs).toBe(Date.parse('2025-01-05T08:00:00.123Z'));
  });

  it('has nothing to do where nothing waits', async () => {
    const { drain, store } = createTestDrain({});
    expect(await drain()).toEqual(NOTHING);
    expect(store.asked).toEqual([]);
  });

  it('begins each time to count anew', async () => {
    const { drain } = createTestDrain({ a: failedBatch(kinesisBatch([lead])) });
    await drain();
    expect(await drain()).toEqual(NOTHING);
  });
});

describe('the drain, when an object is malformed', () => {
  it('keeps it as it is, says so, and takes the others', async () => {
    const bad = Buffer.from('{"payload":"{}"}');
    const { drain, inbox, store, kept } = createTestDrain({
      a: failedBatch(kinesisBatch([lead])),
      bad,
      c: failedBatch(kinesisBatch([view])),
    });
    expect(await drain()).toMatchObject({ drained: 2, unreadable: 1, accepted: 2 });
    expect([...inbox.objects]).toEqual([['bad', bad]]);
    expect(kept).toEqual([['bad', 'unreadable']]);
    expect(store.keys('raw')).toHaveLength(2);
  });

  it('does not even read one that is too large to be of Lambda', async () => {
    const { drain, inbox, kept } = createTestDrain({ a: failedBatch(kinesisBatch([lead])) });
    inbox.statedBytes.set('a', MAX_OBJECT_BYTES + 1);
    inbox.refuses = () => true;
    expect(await drain()).toEqual({ ...NOTHING, unreadable: 1 });
    expect(kept).toEqual([['a', 'unreadable']]);
  });
});

describe('the drain, when the gate breaks on a record again', () => {
  it('quarantines that record with all its bytes, and takes its neighbours', async () => {
    const { drain, inbox, store, counts } = createTestDrain(
      { a: failedBatch(kinesisBatch([lead, 'poison', view])) },
      'poison',
    );
    expect(await drain()).toMatchObject({
      drained: 1,
      accepted: 2,
      quarantined: 1,
      reasons: { delivery_failed: 1 },
    });
    expect(inbox.objects.size).toBe(0);
    expect(store.keys('quarantine')).toEqual([
      expect.stringMatching(
        /^quarantine\/reason=delivery_failed\/dt=2025-01-10\/shardId-000000000000-101-101-/,
      ),
    ]);
    expect(store.storedBytes().get(`${SHARD_ID}/101/0`)).toEqual(Buffer.from('poison'));
    expect(counts).toContainEqual(['EventsQuarantined', 1, { reason: 'delivery_failed' }]);
  });

  it('keeps the object where not even quarantine takes the record', async () => {
    const { drain, inbox, store } = createTestDrain(
      { a: failedBatch(kinesisBatch([lead, 'poison'])) },
      'poison',
    );
    store.refuses = (key) => key.startsWith('quarantine/');
    expect(await drain()).toMatchObject({ drained: 0, failed: 1, accepted: 1, quarantined: 0 });
    expect(inbox.objects.size).toBe(1);
  });
});

describe('the drain, when it meets the same records twice', () => {
  it('stores the very same objects, and counts no line twice', async () => {
    const body = failedBatch(kinesisBatch([lead, view, 'oops']));
    const { drain, inbox, store } = createTestDrain({ a: body });
    await drain();
    const before = new Map(store.objects);
    inbox.objects.set('a', body);
    inbox.objects.set('again', body);
    expect(await drain()).toMatchObject({ drained: 2 });
    expect(store.objects).toEqual(before);
  });

  it('takes an object that another drain has taken meanwhile for taken', async () => {
    const { drain, inbox } = createTestDrain({ a: failedBatch(kinesisBatch([lead])) });
    inbox.refuses = (_request, key) => {
      inbox.objects.delete(key);
      return false;
    };
    expect(await drain()).toEqual(NOTHING);
  });
});

describe('the drain, when something is down', () => {
  it('keeps every object while the store takes nothing, and drains them once it does', async () => {
    const waiting = { a: failedBatch(kinesisBatch([lead, 'oops'])), b: failedBatch(kinesisBatch([view])) };
    const { drain, inbox, store, kept } = createTestDrain(waiting);
    store.refuses = () => true;
    expect(await drain()).toEqual({ ...NOTHING, failed: 2 });
    expect([...inbox.objects]).toEqual(Object.entries(waiting));
    expect(kept).toEqual([
      ['a', 'failed'],
      ['b', 'failed'],
    ]);

    store.refuses = () => false;
    expect(await drain()).toMatchObject({ drained: 2, accepted: 2, quarantined: 1 });
    expect(inbox.objects.size).toBe(0);
  });

  it('does not take a store that refuses some objects for a fault of the records', async () => {
    const { drain, inbox, store } = createTestDrain({ a: failedBatch(kinesisBatch([lead, view])) });
    store.refuses = (key) => key.startsWith('raw/source=web');
    expect(await drain()).toMatchObject({ failed: 1, accepted: 1, quarantined: 0 });
    expect(store.keys('quarantine')).toEqual([]);
    expect(inbox.objects.size).toBe(1);
  });

  it.each(['read', 'remove'] as const)('goes on with the others where one cannot be %s', async (broken) => {
    const { drain, inbox, kept } = createTestDrain({
      a: failedBatch(kinesisBatch([lead])),
      b: failedBatch(kinesisBatch([view])),
    });
    inbox.refuses = (request, key) => request === broken && key === 'a';
    expect(await drain()).toMatchObject({ drained: 1, failed: 1 });
    expect([...inbox.objects.keys()]).toEqual(['a']);
    expect(kept).toEqual([['a', 'failed', expect.any(Error)]]);
  });

  it('leaves what it has no time for', async () => {
    const body = failedBatch(kinesisBatch([lead]));
    const { drain, inbox } = createTestDrain({ a: body, b: body, c: body });
    let looks = 0;
    const hasTime = () => {
      looks += 1;
      return looks === 1;
    };
    expect(await drain(hasTime)).toMatchObject({ drained: 1, left: 2 });
    expect([...inbox.objects.keys()]).toEqual(['b', 'c']);
  });
});
