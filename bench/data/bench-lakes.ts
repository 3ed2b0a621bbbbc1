import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { generateSeason, type SeasonEvent } from '#cli/demo/season/index.ts';
import { PEPPER_FILE } from '#cli/lake/lake-pepper.ts';
import { LAKE_FILE, readLakeSettings, replaceLakeSettings } from '#cli/lake/lake-settings.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import { GATE_VERSION } from '../../lambdas/validation/gate-version.ts';
import { createBenchLake, fillLake } from './fill-lake.ts';
import { type PastSeason, seasonsOf } from './history.ts';
import { incrementEvents } from './increment.ts';
import { linkTree } from './link-tree.ts';
import { renamePeople } from './rename-people.ts';

/** What the gate wrote; never written to again. */
export const OBJECTS = 'objects';
/** Events the gate accepted, noted when a lake is whole. */
const MADE_FILE = 'made.json';
const INCREMENT_SEED = 7;

/** A lake of the cache and how many validated events it holds. */
export interface BenchLake {
  readonly dir: string;
  readonly events: number;
}

/** A lake of about so many validated events, made by the season generator and the real gate once and kept. */
export function historyLake(cache: string, events: number, say: (line: string) => void): Promise<BenchLake> {
  return kept(path.join(dataDir(cache), `history-${events}`), async (dir) => {
    await createBenchLake(dir);
    let accepted = 0;
    for (const season of seasonsOf(events)) {
      say(`making data: a season of ${season.leads} leads`);
      accepted += await fillLake(dir, recordsOf(season));
    }
    return accepted;
  });
}

/** The same lake after one more morning: its objects are those of the history, and the increment's. */
export function grownLake(
  cache: string,
  events: number,
  increment: number,
  say: (line: string) => void,
): Promise<BenchLake> {
  return kept(path.join(dataDir(cache), `history-${events}-grown-by-${increment}`), async (dir) => {
    const history = await historyLake(cache, events, say);
    say(`making data: ${increment} new events`);
    await cloneLake(history.dir, dir);
    // where the stream ended decides the positions of what comes next
    cpSync(path.join(history.dir, 'stream'), path.join(dir, 'stream'), { recursive: true });
    const last = seasonsOf(events).at(-1);
    const known = last === undefined ? [] : recordsOf(last);
    const added = incrementEvents({ history: known, count: increment, seed: INCREMENT_SEED });
    return history.events + (await fillLake(dir, added));
  });
}

/** A lake of its own over the same objects, without tables and stream. */
export async function cloneLake(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const name of [LAKE_FILE, PEPPER_FILE]) cpSync(path.join(from, name), path.join(to, name));
  await replaceLakeSettings(to, { ...readLakeSettings(to), home: to });
  linkTree(path.join(from, OBJECTS), path.join(to, OBJECTS));
}

/** Makes a lake under its name, once. One that was not finished is made anew: its parts name their own paths. */
async function kept(dir: string, fill: (dir: string) => Promise<number>): Promise<BenchLake> {
  const made = path.join(dir, MADE_FILE);
  if (!existsSync(made)) {
    rmSync(dir, { recursive: true, force: true });
    const draft = `${made}.draft`;
    const events = await fill(dir);
    writeFileSync(draft, JSON.stringify({ events }));
    renameSync(draft, made);
  }
  return { dir, events: JSON.parse(readFileSync(made, 'utf8')).events };
}

function recordsOf({ tag, ...season }: PastSeason): readonly SeasonEvent[] {
  const { events } = generateSeason(season);
  if (tag === null) return events;
  return events.map(({ payload, arrivalMs }) => ({ payload: renamePeople(payload, tag), arrivalMs }));
}

/** What decides the data, beside the gate. Data made by other code is other data: it lies under another name. */
const MADE_BY = [
  'cli/demo/season',
  ...['history.ts', 'increment.ts', 'rename-people.ts'].map((name) => `bench/data/${name}`),
];

function dataDir(cache: string): string {
  const hash = createHash('sha256').update(GATE_VERSION);
  for (const source of MADE_BY.map((name) => path.join(ROOT, name))) {
    const files = statSync(source).isDirectory()
      ? readdirSync(source)
          .toSorted()
          .map((name) => path.join(source, name))
      : [source];
    for (const file of files) hash.update(readFileSync(file));
  }
  return path.join(cache, 'data', hash.digest('hex').slice(0, 8));
}
