import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type LakeRun, measureLakeRun } from '../measure/lake-run.ts';
import { type BenchLake, cloneLake, grownLake, historyLake, OBJECTS } from './bench-lakes.ts';
import { HISTORY_END_MS } from './history.ts';
import { INCREMENT_END_MS } from './increment.ts';
import { linkTree } from './link-tree.ts';

/** What the pipeline makes of objects; the rest of a lake's directory are the objects and the way to them. */
const TABLES = ['catalog.db', 'warehouse'] as const;

/** A lake whose history has been processed, and that can be given the same increment again and again. */
export interface IncrementLake {
  readonly dir: string;
  readonly historyEvents: number;
  readonly newEvents: number;
  /** Puts the lake back to where the history was processed and the increment has just arrived. */
  arrive(): void;
}

/** Prepares such a lake in `dir`: processes the whole history once, as of the day's beginning. */
export async function openIncrementLake(of: {
  readonly cache: string;
  readonly dir: string;
  readonly events: number;
  readonly increment: number;
  readonly engine: string;
  readonly say: (line: string) => void;
}): Promise<IncrementLake> {
  const { cache, events, increment, engine, say } = of;
  const history: BenchLake = await historyLake(cache, events, say);
  const grown = await grownLake(cache, events, increment, say);
  const dir = path.join(of.dir, 'lake');
  const processed = path.join(of.dir, 'processed');
  await cloneLake(history.dir, dir);
  say(`processing the history of ${history.events} events`);
  await measureLakeRun({ dir, engine, asOfMs: HISTORY_END_MS });
  for (const name of TABLES) cpSync(path.join(dir, name), path.join(processed, name), { recursive: true });
  return {
    dir,
    historyEvents: history.events,
    newEvents: grown.events - history.events,
    arrive() {
      for (const name of TABLES) {
        rmSync(path.join(dir, name), { recursive: true, force: true });
        cpSync(path.join(processed, name), path.join(dir, name), { recursive: true });
      }
      linkTree(path.join(grown.dir, OBJECTS), path.join(dir, OBJECTS));
    },
  };
}

/** The run that takes the increment, later on the same day. */
export function runIncrement(lake: IncrementLake, engine: string, out?: string): Promise<LakeRun> {
  return measureLakeRun({
    dir: lake.dir,
    engine,
    asOfMs: INCREMENT_END_MS,
    ...(out !== undefined && { out }),
  });
}
