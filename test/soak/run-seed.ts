import { createHash } from 'node:crypto';
import { createRandom } from '#cli/demo/season/random.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import { type Breaches, collectBreaches } from './breaches.ts';
import { createFaultPlan } from './fault-plan.ts';
import type { CreateFunction } from './faulty-function.ts';
import { type EventRow, expectedEvents, judgeEvents, judgeLines, winnersOf } from './judge.ts';
import { createLateEffects, type RunContext, type RunCounts } from './run-context.ts';
import { runProcess } from './run-process.ts';
import { truthOf } from './safety.ts';
import { sendThroughFaults } from './send-through-faults.ts';
import { makeRecords } from './sent-records.ts';
import { createStoredLines, type StoredLines } from './stored-lines.ts';
import type { World } from './world.ts';

/** The stream is filled in so many parts, each delivered before the next is sent. */
const PARTS = 2;
/** A process that dies more often than this over one part is not getting anywhere. */
const MOST_STARTS = 2_000;
const START_MS = Date.parse('2025-03-05T00:20:00Z');

export interface RunSeedProps {
  readonly seed: number;
  readonly records: number;
  /** Share of effects that go wrong. */
  readonly faults: number;
  readonly createWorld: (shardCount: number) => Promise<World>;
  readonly createFunction: CreateFunction;
  /** Called with each line of the trace. Left out, only its digest is kept. */
  readonly onTrace?: (line: string) => void;
  /** What makes `events` of the stored lines. Left out, the table's contract is applied to them here. */
  readonly pipeline?: Pipeline;
}

/** What turns stored lines into the table `events`. */
export interface Pipeline {
  /** Takes up what is new; run after each part of the stream. */
  run(): Promise<void>;
  readEvents(): Promise<readonly EventRow[]>;
}

export interface SeedResult {
  readonly seed: number;
  readonly breaches: Breaches;
  readonly injected: ReadonlyMap<string, number>;
  readonly counts: Readonly<RunCounts>;
  /** Records in the stream, those included that the producer sent again. */
  readonly landed: number;
  readonly poison: number;
  readonly events: number;
  /** sha256 of all that happened, in its order. */
  readonly digest: string;
}

/** One run from its seed: sends, delivers through every fault, restarts what died, and judges what is there. */
export async function runSeed(props: RunSeedProps): Promise<SeedResult> {
  const { seed, createFunction, onTrace } = props;
  const sent = makeRecords(seed, props.records);
  const breaches = collectBreaches();
  const digest = createHash('sha256');
  const context: RunContext = {
    plan: createFaultPlan(seed, props.faults),
    breaches,
    truth: truthOf(sent),
    stored: createStoredLines(breaches),
    late: createLateEffects(),
    trace: (line) => {
      digest.update(`${line}\n`);
      onTrace?.(line);
    },
    counts: { invocations: 0, retries: 0, bisects: 0, givenUp: 0, restarts: 0, objects: 0 },
  };
  const { stored, truth, counts } = context;
  const clock = { nowMs: START_MS };
  const world = await props.createWorld(createRandom(seed, 'world').int(1, 3));
  const pipeline = props.pipeline ?? contractOver(stored);
  let events: readonly EventRow[] = [];
  let records: readonly StreamRecord[] = [];
  try {
    for (let part = 0; part < PARTS; part += 1) {
      const from = Math.floor((part * sent.length) / PARTS);
      const to = Math.floor(((part + 1) * sent.length) / PARTS);
      const stream = await world.openStream();
      await sendThroughFaults(sent.slice(from, to), stream, clock.nowMs, context);
      const landed = await readAll(stream);
      records = [...landed.values()].flat();

      const startsBefore = counts.restarts;
      while (!(await runProcess({ seed, world, createFunction, landed, clock }, context))) {
        counts.restarts += 1;
        if (counts.restarts - startsBefore < MOST_STARTS) continue;
        breaches.add('no progress', `after ${MOST_STARTS} starts`);
        break;
      }
      if (part === PARTS - 1) await context.late.arrive();
      await pipeline.run();
    }
    events = await pipeline.readEvents();
    judgeEvents(events, expectedEvents(records, truth, stored), breaches);
    judgeLines(records, truth, stored, breaches);
    await judgeWorld(world, context);
  } finally {
    await world.close();
  }

  return {
    seed,
    breaches,
    injected: context.plan.injected,
    counts,
    landed: records.length,
    poison: records.filter(({ data }) => truth.get(data)?.poison !== null).length,
    events: events.length,
    digest: digest.digest('hex'),
  };
}

function contractOver(stored: StoredLines): Pipeline {
  return { run: async () => {}, readEvents: async () => winnersOf(stored.validated.values()) };
}

/** What the stream holds, read without a fault. */
async function readAll(stream: {
  readonly shardIds: readonly string[];
  read(shardId: string, after: null, limit: { records: number; bytes: number }): Promise<StreamRecord[]>;
}): Promise<ReadonlyMap<string, readonly StreamRecord[]>> {
  const all = { records: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER };
  const shards = new Map<string, readonly StreamRecord[]>();
  for (const shardId of stream.shardIds) shards.set(shardId, await stream.read(shardId, null, all));
  return shards;
}

/** The store holds exactly the objects that were seen to be stored, byte by byte. */
async function judgeWorld(world: World, { stored, breaches }: RunContext): Promise<void> {
  const objects = await world.objects();
  for (const [key, body] of objects) {
    const seen = stored.objects.get(key);
    if (seen === undefined || Buffer.compare(seen, body) !== 0) breaches.add('store is not as left', key);
  }
  for (const key of stored.objects.keys()) {
    if (!objects.has(key)) breaches.add('store is not as left', `${key} is gone`);
  }
  for (const complaint of await world.complaints()) breaches.add('store is not as left', complaint);
}
