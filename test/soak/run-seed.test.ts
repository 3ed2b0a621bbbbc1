import { gateOf } from './create-gate.ts';
import type { CreateFunction } from './faulty-function.ts';
import { runSeed } from './run-seed.ts';
import { createServiceWorld } from './service-world.ts';

const RECORDS = 300;

const run = (seed: number, faults: number, createFunction: CreateFunction = gateOf()) =>
  runSeed({
    seed,
    records: RECORDS,
    faults,
    createWorld: async (shardCount) => createServiceWorld(shardCount),
    createFunction,
  });

/** What the harness says of a gate that is broken in one way. */
const breachesOf = async (createFunction: CreateFunction): Promise<readonly string[]> => [
  ...(await run(1, 0.15, createFunction)).breaches.counts.keys(),
];

describe('a run of the gate under faults', () => {
  it('loses nothing, doubles nothing, and is the same run again from its seed', async () => {
    const [first, again] = [await run(5, 0.15), await run(5, 0.15)];
    expect(first.breaches.first).toEqual([]);
    expect(first.counts.restarts).toBeGreaterThan(0);
    expect(again.digest).toBe(first.digest);
  });

  it('gives up poison alone where nothing else goes wrong', async () => {
    const { breaches, poison, counts, landed } = await run(5, 0);
    expect(breaches.first).toEqual([]);
    // One record in 150 of 300, and nobody sent a record twice.
    expect([poison, counts.givenUp, landed, counts.restarts]).toEqual([2, 2, RECORDS, 0]);
  });
});

describe('a gate that is broken', () => {
  const gate = gateOf();

  it('is found out where it acknowledges what it could not store', async () => {
    const careless: CreateFunction = (ports) => {
      const handle = gate(ports);
      return async (event) => {
        await handle(event);
        return { batchItemFailures: [] };
      };
    };
    expect(await breachesOf(careless)).toEqual(expect.arrayContaining(['acknowledged too early', 'lost']));
  });

  it('is found out where it leaves out a layer', async () => {
    const forgetful: CreateFunction = ({ store, ...ports }) =>
      gate({
        ...ports,
        store: {
          putIfAbsent: async (key, body) =>
            key.startsWith('validated/') ? 'stored' : store.putIfAbsent(key, body),
        },
      });
    expect(await breachesOf(forgetful)).toContain('acknowledged too early');
  });

  it('is found out where it does not wait for its objects', async () => {
    const hasty: CreateFunction = ({ store, ...ports }) =>
      gate({
        ...ports,
        store: {
          putIfAbsent: async (key, body) => {
            store.putIfAbsent(key, Uint8Array.from(body)).catch(() => undefined);
            return 'stored';
          },
        },
      });
    expect(await breachesOf(hasty)).toEqual(
      expect.arrayContaining(['effects out of order', 'acknowledged too early']),
    );
  });

  it('is found out where it gives one name to two contents', async () => {
    const nameless: CreateFunction = ({ store, ...ports }) =>
      gate({
        ...ports,
        store: { putIfAbsent: (key, body) => store.putIfAbsent(key.replace(/-[0-9a-f]{16}\./, '.'), body) },
      });
    // Batches cut in another way bring another content under the same first and last number.
    expect(await breachesOf(nameless)).toContain('other content under a key');
  });

  it('is found out where it loses a record on the way', async () => {
    const lossy: CreateFunction = (ports) => {
      const handle = gate(ports);
      return (event) => handle({ Records: event.Records.slice(0, Math.max(1, event.Records.length - 1)) });
    };
    expect(await breachesOf(lossy)).toContain('lost');
  });
});
