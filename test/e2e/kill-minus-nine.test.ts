import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { generateSeason } from '#cli/demo/season/index.ts';
import { createRandom, type Random } from '#cli/demo/season/random.ts';
import { isLake } from '#cli/lake/lake-directory.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import { claimedTimeMs } from '../../lambdas/validation/claimed-time.ts';
import { ask, COMMAND_MS, lakeJson, startLake, temporaryFolder } from './lake-process.ts';
import { differencesBetween, readLake } from './lake-tables.ts';

jest.setTimeout(20 * COMMAND_MS);

const KILLS = 50;
/** Far more attempts than it takes: where a command ends before its kill, it is tried again. */
const MAX_ATTEMPTS = 3 * KILLS;
const LEADS = 60;
const END_MS = Date.UTC(2025, 5, 1);
const AS_OF = new Date(END_MS).toISOString();
const UNUSABLE = ['{"event_type":"roadshow_lead","email":"cut.off@exam', '{"event_type":"badge_scan"}'];

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  scratch = await temporaryFolder('kill');
});
afterAll(() => scratch.remove());

/** Events that state a time in the past; others would arrive at the moment they are sent, which no two lakes share. */
function datedLines(): string[] {
  const { events } = generateSeason({ leads: LEADS, seed: 9, endMs: END_MS });
  return events.flatMap(({ payload }) => {
    const claimedMs = claimedTimeMs(Buffer.from(payload), { defaultZones: {} });
    return claimedMs !== null && claimedMs <= END_MS ? [payload] : [];
  });
}

/** When to kill, as shares of a command's duration: one moment in each stretch of it, in no order. */
function momentsOf(random: Random): number[] {
  const count = KILLS / 2;
  return Array.from({ length: count }, (_, stretch) => ({
    moment: (stretch + random.next()) / count,
    place: random.next(),
  }))
    .sort((one, other) => one.place - other.place)
    .map(({ moment }) => moment);
}

/** The stream's records by position, in the order of the stream. */
async function readStream(dir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  // Opening a stream makes it, which is for the commands to do.
  if (!existsSync(path.join(dir, 'stream', 'stream.json'))) return found;
  const stream = await openLocalStream({ lakeDir: dir });
  for (const shardId of stream.shardIds) {
    const records = await stream.read(shardId, null, { records: 1e6, bytes: 1e9 });
    for (const { sequenceNumber, data } of records) found.set(`${shardId}/${sequenceNumber}/0`, data);
  }
  return found;
}

/**
 * KPIs that count deliveries know how often a line was sent, which is what the kills change; latency and success
 * of refused records likewise. The others are about the events.
 */
const COUNTS_DELIVERIES: ReadonlySet<unknown> = new Set([
  'data_quality',
  'duplicate_reduction',
  'processing_latency',
  'processing_success_rate',
]);

describe('a lake whose commands are killed again and again', () => {
  it('ends in the state of one that was left in peace', async () => {
    const file = path.join(scratch.folder, 'season.ndjson');
    const lines = [...datedLines(), ...UNUSABLE];
    await writeFile(file, lines.join('\n'));
    const send = (dir: string) => ['send', file, '--arrival', 'event-time', '--dir', dir];
    const run = (dir: string) => ['run', '--as-of', AS_OF, '--dir', dir];
    const measured = async (args: string[]): Promise<number> => {
      const start = performance.now();
      await lakeJson(args);
      return performance.now() - start;
    };

    const quiet = path.join(scratch.folder, 'quiet');
    await lakeJson(send(quiet));
    await lakeJson(run(quiet));
    const timed = path.join(scratch.folder, 'timed');
    const durations = { send: await measured(send(timed)), run: await measured(run(timed)) };

    const dir = path.join(scratch.folder, 'killed');
    const random = createRandom(9, 'kills');
    const moments = { send: momentsOf(random), run: momentsOf(random) };
    let kept = new Map<string, string>();
    for (
      let attempt = 0;
      moments.send.length + moments.run.length > 0 && attempt < MAX_ATTEMPTS;
      attempt += 1
    ) {
      const isRunsTurn = isLake(dir) && moments.run.length >= moments.send.length && moments.run.length > 0;
      const what = isRunsTurn ? 'run' : 'send';
      const start = performance.now();
      const command = startLake(what === 'send' ? send(dir) : run(dir));
      command.stdin.end();
      const timer = setTimeout(
        () => command.signal('SIGKILL'),
        (moments[what].at(-1) ?? 0) * durations[what],
      );
      const { code, stderr } = await command.ended;
      clearTimeout(timer);
      if (code === null) moments[what].pop();
      else {
        // It was done before its kill: so long it takes now.
        expect([what, code, code === 0 ? '' : stderr]).toEqual([what, 0, '']);
        durations[what] = performance.now() - start;
      }

      const now = await readStream(dir);
      expect([...kept].filter(([position, data]) => now.get(position) !== data)).toEqual([]);
      kept = now;
    }
    expect(moments).toEqual({ send: [], run: [] });

    expect(await lakeJson(send(dir))).toMatchObject({ read: lines.length, quarantined: UNUSABLE.length });
    await lakeJson(run(dir));

    const isKept = ({ kpi }: Readonly<Record<string, unknown>>) => !COUNTS_DELIVERIES.has(kpi);
    const expected = await readLake(quiet, isKept);
    expect(expected.tables.leads?.length).toBeGreaterThanOrEqual(LEADS - 5);
    expect(differencesBetween(await readLake(dir, isKept), expected)).toEqual([]);

    const positions = await ask<{ position: string }>(
      dir,
      'select position from raw_events union select position from quarantined_records order by position',
    );
    expect(positions.map(({ position }) => position)).toEqual([...(await readStream(dir)).keys()].sort());
  });
});
