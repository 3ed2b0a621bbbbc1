import path from 'node:path';
import { DEFAULT_ENGINE } from '#cli/commands/choices.ts';
import type { BenchContext, Findings, Part } from '../context.ts';
import { type IncrementLake, openIncrementLake, runIncrement } from '../data/increment-lake.ts';
import type { LakeRun } from '../measure/lake-run.ts';
import { withScratch } from '../measure/scratch.ts';
import type { ResultRow } from '../report/result.ts';
import { cpuOf, usageRows } from '../report/usage-rows.ts';
import { interleave, type Subject } from '../rounds.ts';
import { sizeName, sizesOf } from '../sizes.ts';
import { ratios } from '../statistics.ts';

/** What the same increment costs on a longer and longer history. */
export const growth: Part = {
  name: 'growth',
  title: 'The cost of growth',
  method:
    'The same kind of morning as above, on histories of different length. A history above a million events is ' +
    'several seasons, one half year before the other, each with people of its own.',
  run,
};

async function run(context: BenchContext): Promise<Findings> {
  const { cache, say, rounds, isQuick } = context;
  const { growth: histories, increment } = sizesOf(isQuick);
  const engine = DEFAULT_ENGINE;
  const largest = Math.max(...histories);
  const nameOf = (events: number): string => `${sizeName(increment)} new events on ${sizeName(events)}`;
  return withScratch(cache, 'growth', async (dir) => {
    const rows: ResultRow[] = [];
    const subjects: Subject<LakeRun>[] = [];
    const notes: string[] = [];
    for (const events of histories) {
      if (events === largest && !context.isGrowthLarge) continue;
      const at = path.join(dir, sizeName(events));
      const lake: IncrementLake = await openIncrementLake({ cache, dir: at, events, increment, engine, say });
      notes.push(`${sizeName(events)}: ${lake.historyEvents} validated lines, increment ${lake.newEvents}.`);
      subjects.push({
        name: nameOf(events),
        run: () => {
          lake.arrive();
          return runIncrement(lake, engine);
        },
      });
    }
    const measured = await interleave(subjects, rounds, say);
    const shortest = measured.get(nameOf(Math.min(...histories))) ?? [];
    for (const events of histories) {
      const what = nameOf(events);
      const runs = measured.get(what);
      if (runs === undefined) {
        rows.push({ what, skipped: 'ask for it with --growth-large' });
        continue;
      }
      rows.push(...usageRows(what, runs));
      if (runs === shortest) continue;
      rows.push({
        what: `${what}: CPU beside that of the shortest history`,
        unit: 'times',
        samples: ratios(cpuOf(runs), cpuOf(shortest)),
      });
    }
    return { rows, notes };
  });
}
