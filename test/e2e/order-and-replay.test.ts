import path from 'node:path';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { generateSeason } from '#cli/demo/season/index.ts';
import { createRandom, type Random } from '#cli/demo/season/random.ts';
import { COMMAND_MS, lakeJson, temporaryFolder } from './lake-process.ts';
import { differencesBetween, readLake } from './lake-tables.ts';
import { type Delivery, forgetCheckpoints, sendInProcess } from './send-in-process.ts';

jest.setTimeout(20 * COMMAND_MS);

const SEASONS = 3;
const END_MS = Date.UTC(2025, 5, 1);
const MS_PER_DAY = 86_400_000;
/** The runs of the second lake; its last is the only one of the first. */
const AS_OF_MS = [END_MS - 100 * MS_PER_DAY, END_MS - 15 * MS_PER_DAY, END_MS] as const;

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  scratch = await temporaryFolder('order');
});
afterAll(() => scratch.remove());

/** Records that travel together in the second lake, which gives them one arrival in both. */
type Pack = readonly Delivery[];

const canBePacked = ({ payload }: Delivery): boolean => {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** The season's records, some of them twice, cut into packs of neighbours. */
function packsOf(events: readonly Delivery[], random: Random): Pack[] {
  const sent = events.flatMap((event) => (random.chance(0.05) ? [event, event] : [event]));
  const packs: Delivery[][] = [];
  for (const event of sent) {
    const last = packs.at(-1);
    const joins = last !== undefined && last.length < 4 && [...last, event].every(canBePacked);
    if (joins && random.chance(0.25)) last.push(event);
    else packs.push([event]);
  }
  return packs.map((pack) => {
    const arrivalMs = Math.max(...pack.map((event) => event.arrivalMs));
    return pack.map(({ payload }) => ({ payload, arrivalMs }));
  });
}

function packed(pack: Pack): Delivery {
  return {
    payload: pack.map(({ payload }) => payload).join('\n'),
    arrivalMs: pack[0]?.arrivalMs ?? END_MS,
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const run = (dir: string, asOfMs: number): Promise<unknown> =>
  lakeJson(['run', '--as-of', new Date(asOfMs).toISOString(), '--dir', dir]);

/**
 * Latency is about the machine, and the second lake is delivered once more on purpose; everything else, duplicates
 * of events included, is the same in both.
 */
const isAboutTheEvents = ({ kpi, measure }: Readonly<Record<string, unknown>>): boolean =>
  kpi !== 'processing_latency' && !(kpi === 'duplicate_reduction' && measure === 'delivery');

async function inOneGo(dir: string, packs: readonly Pack[]): Promise<void> {
  await sendInProcess(dir, packs.flat());
  await run(dir, END_MS);
}

async function inThreeRuns(dir: string, packs: readonly Pack[], random: Random): Promise<void> {
  const records = shuffled(packs.map(packed), random);
  const cuts = [0, random.int(0, records.length), random.int(0, records.length), records.length];
  cuts.sort((a, b) => a - b);
  for (const [part, asOfMs] of AS_OF_MS.entries()) {
    const settings = { batchSize: random.int(20, 400), parallelizationFactor: random.int(1, 3) };
    // The last part finds a stream whose checkpoints were lost, and delivers all of it again.
    if (part === AS_OF_MS.length - 1) await forgetCheckpoints(dir);
    await sendInProcess(dir, records.slice(cuts[part], cuts[part + 1]), { shardCount: 3, settings });
    await run(dir, asOfMs);
  }
}

describe('a season', () => {
  it('leaves the same tables, row for row and id for id, however its records come', async () => {
    let lakes = 0;
    const season = fc.record({
      seed: fc.integer({ min: 0, max: 1_000_000 }),
      leads: fc.integer({ min: 80, max: 150 }),
    });
    await fc.assert(
      fc.asyncProperty(season, async ({ seed, leads }) => {
        const { events, truth } = generateSeason({ leads, seed, endMs: END_MS });
        const random = createRandom(seed, 'sending');
        const packs = packsOf(events, random);
        lakes += 1;
        const [first, second] = [
          path.join(scratch.folder, `one-${lakes}`),
          path.join(scratch.folder, `three-${lakes}`),
        ];
        await inOneGo(first, packs);
        await inThreeRuns(second, packs, random);

        const expected = await readLake(first, isAboutTheEvents);
        expect(expected.tables.leads).toHaveLength(truth.people);
        expect(expected.tables.events).toHaveLength(truth.events);
        expect(expected.kpis).not.toHaveLength(0);
        expect(differencesBetween(await readLake(second, isAboutTheEvents), expected)).toEqual([]);
      }),
      { numRuns: SEASONS, endOnFailure: true },
    );
  });
});
