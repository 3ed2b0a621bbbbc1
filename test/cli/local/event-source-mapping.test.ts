import fc from 'fast-check';
import { rangeForKey } from '#cli/local/shard-for-key.ts';
import { createHarness, failingFrom, type Handle, sequenceNumberOf } from './mapping-harness.ts';

/** A function that throws whenever one of the texts is in the batch. */
const choking =
  (...poison: string[]): Handle =>
  (texts) => {
    if (texts.some((text) => poison.includes(text))) throw new Error('choked');
  };

describe('draining the stream', () => {
  it('delivers all records in order, a batch at a time, and keeps a checkpoint after each', async () => {
    const harness = createHarness({ texts: ['a', 'b', 'c', 'd', 'e'], settings: { batchSize: 2 } });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(harness.checkpoints).toEqual([1, 3, 4].map(sequenceNumberOf));
  });

  it('goes on behind the checkpoint and delivers nothing twice', async () => {
    const harness = createHarness({ texts: ['a', 'b'] });
    await harness.mapping.drain();
    harness.append('c');

    await harness.mapping.drain();

    expect(harness.calls).toEqual([['a', 'b'], ['c']]);
  });

  it('does not call the function where there is nothing', async () => {
    const harness = createHarness({ texts: [] });
    await harness.mapping.drain();
    expect(harness.calls).toEqual([]);
  });

  it('also delivers what is appended while it runs', async () => {
    const harness = createHarness({
      texts: ['a'],
      handle: (_texts, call) => {
        if (call === 1) harness.append('b');
      },
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([['a'], ['b']]);
  });

  it('does not wait for a batching window at the end of the stream', async () => {
    const harness = createHarness({ texts: ['a'], settings: { maximumBatchingWindowMs: 60_000 } });
    await harness.mapping.drain();
    expect(harness.sleeps).toEqual([]);
  });
});

describe('a batch that failed in part', () => {
  it('is tried again from the lowest failed record on, and the rest of it is done', async () => {
    const harness = createHarness({
      texts: ['a', 'b', 'c', 'd'],
      handle: (_texts, call) => (call === 1 ? failingFrom(sequenceNumberOf(2)) : undefined),
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
    ]);
    expect(harness.checkpoints).toEqual([1, 3].map(sequenceNumberOf));
  });

  it('is tried again as a whole where an identifier is unknown and batches are not split', async () => {
    const harness = createHarness({
      texts: ['a', 'b'],
      settings: { bisectBatchOnFunctionError: false },
      handle: (_texts, call) => (call === 1 ? failingFrom('nobody') : null),
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('a function that fails', () => {
  it('finds out the bad record by halving, and delivers its neighbours in order', async () => {
    const harness = createHarness({
      texts: ['a', 'b', 'poison', 'd', 'e'],
      handle: choking('poison'),
      settings: { maximumRetryAttempts: 1, backoffBaseMs: 100 },
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([
      ['a', 'b', 'poison', 'd', 'e'],
      ['a', 'b', 'poison'],
      ['a', 'b'],
      ['poison'],
      ['poison'],
      ['d', 'e'],
    ]);
    // A pause of 100, then one of 200; "a", "b" succeed, so the next pause is 100 again, and none once it is given up.
    expect(harness.callTimes).toEqual([0, 100, 300, 300, 400, 400]);
    expect(harness.discarded()).toEqual([{ condition: 'RetryAttemptsExhausted', texts: ['poison'] }]);
    expect(harness.settled.map(({ text }) => text)).toEqual(['a', 'b', 'poison', 'd', 'e']);
    expect(harness.checkpoints.at(-1)).toBe(sequenceNumberOf(4));
  });

  it('is called once more per retry allowed, then the whole batch is given up where it is not split', async () => {
    const harness = createHarness({
      texts: ['a', 'poison', 'c'],
      handle: choking('poison'),
      settings: { bisectBatchOnFunctionError: false, maximumRetryAttempts: 2 },
    });

    await harness.mapping.drain();

    expect(harness.calls).toHaveLength(3);
    expect(harness.discarded()).toEqual([
      { condition: 'RetryAttemptsExhausted', texts: ['a', 'poison', 'c'] },
    ]);
  });

  it('is left alone for longer after each failure in a row, and called at once after a success', async () => {
    const harness = createHarness({
      texts: ['a', 'b'],
      handle: (_texts, call) => {
        if (call <= 3) throw new Error('down');
      },
      settings: { batchSize: 1, maximumRetryAttempts: -1, backoffBaseMs: 100 },
    });

    await harness.mapping.drain();

    expect(harness.callTimes).toEqual([0, 100, 300, 700, 700]);
  });

  it('is not called for records that are too old, however often they may be retried', async () => {
    const harness = createHarness({
      texts: ['a'],
      handle: choking('a'),
      settings: { maximumRetryAttempts: -1, maximumRecordAgeMs: 1_000, backoffBaseMs: 600 },
    });

    await harness.mapping.drain();

    // Called at 0 and 600; the next call would be at 1,800.
    expect(harness.callTimes).toEqual([0, 600]);
    expect(harness.discarded()).toEqual([{ condition: 'RecordAgeExceeded', texts: ['a'] }]);
  });

  it('gets the young records of a batch of which the head is too old', async () => {
    const harness = createHarness({ texts: ['old'], settings: { maximumRecordAgeMs: 1_000 } });
    harness.advance(2_000);
    harness.append('young');

    await harness.mapping.drain();

    expect(harness.calls).toEqual([['young']]);
    expect(harness.discarded()).toEqual([{ condition: 'RecordAgeExceeded', texts: ['old'] }]);
  });
});

describe('a run that breaks', () => {
  it('throws what the destination for discarded records says, and delivers the record again next time', async () => {
    let isFull = true;
    const kept: string[] = [];
    const harness = createHarness({
      texts: ['a', 'poison', 'c'],
      handle: choking('poison'),
      settings: { maximumRetryAttempts: 0 },
      effects: {
        onFailure: async ({ records }) => {
          if (isFull) throw new Error('disk full');
          kept.push(...records.map(({ sequenceNumber }) => sequenceNumber));
        },
      },
    });

    await expect(harness.mapping.drain()).rejects.toThrow('disk full');
    expect(harness.checkpoints).toEqual([sequenceNumberOf(0)]);

    isFull = false;
    await harness.mapping.drain();
    expect(kept).toEqual([sequenceNumberOf(1)]);
    expect(harness.delivered()).toEqual(['a', 'c']);
  });

  it('ends at once at an error that no retry can cure, with nothing acknowledged', async () => {
    const broken = new Error('read-only file system');
    const harness = createHarness({
      texts: ['a', 'b'],
      handle: () => failingFrom(sequenceNumberOf(0)),
      effects: { fatalErrorOf: () => broken },
    });

    await expect(harness.mapping.drain()).rejects.toBe(broken);

    expect(harness.calls).toHaveLength(1);
    expect(harness.checkpoints).toEqual([]);
    expect(harness.settled).toEqual([]);
  });

  it('throws where the checkpoint cannot be kept, and delivers the batch again next time', async () => {
    let isBroken = true;
    let checkpoint: string | null = null;
    const harness = createHarness({
      texts: ['a'],
      effects: {
        checkpoints: {
          load: async () => checkpoint,
          save: async (_shardId, sequenceNumber) => {
            if (isBroken) throw new Error('no space');
            checkpoint = sequenceNumber;
          },
        },
      },
    });

    await expect(harness.mapping.drain()).rejects.toThrow('no space');
    isBroken = false;
    await harness.mapping.drain();

    expect(harness.calls).toEqual([['a'], ['a']]);
    expect(checkpoint).toBe(sequenceNumberOf(0));
  });
});

describe('several batches of a shard at once', () => {
  // By MD5, key "a" falls into the first of two lanes and "b" into the second.
  it('sends keys to lanes by their hash', () => {
    expect([rangeForKey('a', 2), rangeForKey('b', 2)]).toEqual([0, 1]);
  });

  it('runs lanes side by side and keeps the checkpoint below whatever is not settled', async () => {
    const release: { now?: () => void } = {};
    const blocked = new Promise<void>((resolve) => {
      release.now = resolve;
    });
    const harness = createHarness({
      texts: ['a:1', 'b:1', 'b:2'],
      settings: { parallelizationFactor: 2, batchSize: 1 },
      handle: (texts) => (texts[0] === 'a:1' ? blocked : undefined),
    });

    const draining = harness.mapping.drain();
    while (harness.settled.length < 2) await new Promise((resolve) => setImmediate(resolve));

    expect(harness.settled.map(({ text }) => text)).toEqual(['b:1', 'b:2']);
    expect(harness.checkpoints).toEqual([]);
    release.now?.();
    await draining;
    expect(harness.checkpoints).toEqual([sequenceNumberOf(2)]);
  });

  it('finishes the batches under way before it throws what broke one of them', async () => {
    const harness = createHarness({
      texts: ['a:1', 'b:1'],
      settings: { parallelizationFactor: 2, maximumRetryAttempts: 0 },
      handle: async (texts) => {
        if (texts[0] === 'a:1') throw new Error('choked');
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
      effects: { onFailure: async () => Promise.reject(new Error('disk full')) },
    });

    await expect(harness.mapping.drain()).rejects.toThrow('disk full');

    expect(harness.settled).toEqual([{ text: 'b:1', settlement: 'delivered' }]);
    expect(harness.checkpoints).toEqual([]);
  });
});

describe('a run that broke in one lane', () => {
  it('makes no further attempt in another, which would otherwise be tried for ever', async () => {
    const harness = createHarness({
      texts: ['a:1', 'b:1'],
      settings: { parallelizationFactor: 2, maximumRetryAttempts: -1 },
      handle: async (texts) => {
        await new Promise((resolve) => setTimeout(resolve, texts[0] === 'a:1' ? 5 : 1));
        throw new Error(texts[0]);
      },
      effects: { fatalErrorOf: (thrown) => (String(thrown) === 'Error: a:1' ? thrown : null) },
    });

    await expect(harness.mapping.drain()).rejects.toThrow('a:1');
  });
});

describe('following the stream', () => {
  it('gathers a batch until its window is over', async () => {
    const controller = new AbortController();
    const harness = createHarness({
      texts: ['a'],
      settings: { maximumBatchingWindowMs: 2_500, pollIntervalMs: 1_000 },
      handle: () => controller.abort(),
      effects: {},
    });

    await harness.mapping.follow(controller.signal);

    // Polled at 0, 1,000, 2,000 and 3,000; the window was over by the last.
    expect(harness.callTimes).toEqual([3_000]);
  });

  it('sends a full batch at once, whatever the window', async () => {
    const controller = new AbortController();
    const harness = createHarness({
      texts: ['a', 'b'],
      settings: { maximumBatchingWindowMs: 60_000, batchSize: 2 },
      handle: () => controller.abort(),
    });

    await harness.mapping.follow(controller.signal);

    expect(harness.calls).toEqual([['a', 'b']]);
    expect(harness.callTimes).toEqual([0]);
  });
});

describe('any function over any stream', () => {
  it('ends with each record delivered or discarded once, in order per key, poison alone discarded', async () => {
    const scenario = fc.record({
      keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
      poison: fc.uniqueArray(fc.nat({ max: 29 }), { maxLength: 4 }),
      /** How the first calls misbehave before the function steadies itself. */
      moods: fc.array(fc.constantFrom('fine', 'throws', 'reports', 'babbles'), { maxLength: 12 }),
      reportsPoison: fc.boolean(),
      batchSize: fc.integer({ min: 1, max: 12 }),
      parallelizationFactor: fc.integer({ min: 1, max: 3 }),
      at: fc.nat({ max: 11 }),
    });
    await fc.assert(
      fc.asyncProperty(
        scenario,
        async ({ keys, poison, moods, reportsPoison, batchSize, parallelizationFactor, at }) => {
          const texts = keys.map((key, index) => `${key}:${index}`);
          const bad = new Set(poison.flatMap((index) => texts[index] ?? []));
          const identifierOf = (text: string): string => sequenceNumberOf(texts.indexOf(text));
          const harness = createHarness({
            texts,
            settings: { batchSize, parallelizationFactor, maximumRetryAttempts: moods.length + 1 },
            handle: (batch, call) => {
              const mood = moods[call - 1] ?? 'fine';
              if (mood === 'throws') throw new Error('out of memory');
              if (mood === 'babbles') return failingFrom('nobody');
              const failed =
                batch.find((text) => bad.has(text)) ??
                (mood === 'reports' ? batch[at % batch.length] : undefined);
              if (failed === undefined) return undefined;
              if (!reportsPoison) throw new Error('choked');
              return failingFrom(identifierOf(failed));
            },
          });

          await harness.mapping.drain();

          const settled = harness.settled.map(({ text }) => text);
          expect([...settled].sort()).toEqual([...texts].sort());
          expect(harness.delivered().filter((text) => bad.has(text))).toEqual([]);
          expect(new Set(harness.discarded().flatMap((given) => given.texts))).toEqual(bad);
          for (const key of new Set(keys)) {
            const ofKey = (all: readonly string[]): string[] =>
              all.filter((text) => text.startsWith(`${key}:`));
            expect(ofKey(settled)).toEqual(ofKey(texts));
          }
          const last = texts.length > 0 ? [sequenceNumberOf(texts.length - 1)] : [];
          expect(harness.checkpoints.slice(-1)).toEqual(last);
          expect([...harness.checkpoints].sort()).toEqual(harness.checkpoints);
        },
      ),
      { numRuns: 300 },
    );
  });
});
