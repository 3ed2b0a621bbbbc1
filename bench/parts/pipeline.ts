import { DEFAULT_ENGINE } from '#cli/commands/choices.ts';
import type { RunReport } from '#cli/output/run-report.ts';
import type { BenchContext, Findings, Part } from '../context.ts';
import { historyLake } from '../data/bench-lakes.ts';
import { HISTORY_END_MS } from '../data/history.ts';
import { GOALS } from '../goals.ts';
import { FailedProgramError } from '../measure/failed-program-error.ts';
import { type LakeRun, measureLakeRun } from '../measure/lake-run.ts';
import { withScratch } from '../measure/scratch.ts';
import type { ResultRow } from '../report/result.ts';
import { type UsageGoals, usageRows } from '../report/usage-rows.ts';
import { interleave } from '../rounds.ts';
import { sizeName, sizesOf } from '../sizes.ts';
import { median } from '../statistics.ts';

/** From objects to KPIs, at every size and on every engine. */
export const pipeline: Part = {
  name: 'pipeline',
  title: 'The whole pipeline',
  method:
    'Events of the made-up season went through the real gate once. Each measurement is one `lake run --out` ' +
    'as a user calls it: all stages, from the validated objects to ten KPIs, every table committed to Iceberg, ' +
    'into a new directory. Time, CPU and memory are those of the whole process tree, Node and Python included.',
  run,
};

interface Trial {
  readonly events: number;
  readonly engine: string;
  readonly name: string;
}

async function run(context: BenchContext): Promise<Findings> {
  const { say, cache, rounds } = context;
  const rows: ResultRow[] = [];
  const notes: string[] = [];
  const trials: Trial[] = [];
  for (const events of sizesOf(context.isQuick).pipeline) {
    const lake = await historyLake(cache, events, say);
    notes.push(`${sizeName(events)} are ${lake.events.toLocaleString('en-US')} validated lines.`);
    for (const engine of context.engines) {
      trials.push({ events, engine, name: `${sizeName(events)} events, ${engine}` });
    }
  }
  const missing = await enginesThatFail(context, trials);
  const isLeftOut = ({ engine, events }: Trial): string | undefined => {
    if (missing.has(engine)) return missing.get(engine);
    const isLargest = events === Math.max(...trials.map((trial) => trial.events));
    if (engine === DEFAULT_ENGINE || !isLargest || context.isSparkLarge) return undefined;
    return 'ask for it with --spark-large';
  };
  const measured = await interleave(
    trials
      .filter((trial) => isLeftOut(trial) === undefined)
      .map((trial) => ({ name: trial.name, run: () => measureTrial(context, trial) })),
    rounds,
    say,
  );
  for (const trial of trials) {
    const runs = measured.get(trial.name);
    const skipped = isLeftOut(trial);
    if (skipped !== undefined) rows.push({ what: trial.name, skipped });
    if (runs === undefined) continue;
    rows.push(...usageRows(trial.name, runs, goalsOf(trial)));
    notes.push(`${trial.name}, median seconds by stage: ${stageTimes(runs.map(({ report }) => report))}.`);
  }
  return { rows, notes };
}

async function measureTrial({ cache, say }: BenchContext, { events, engine, name }: Trial): Promise<LakeRun> {
  const { dir } = await historyLake(cache, events, say);
  return withScratch(cache, name.replaceAll(/\W+/g, '-'), (out) =>
    measureLakeRun({ dir, out, engine, asOfMs: HISTORY_END_MS }),
  );
}

/** Engines other than the embedded one need more than this project brings along: those that cannot run, and why. */
async function enginesThatFail(
  context: BenchContext,
  trials: readonly Trial[],
): Promise<Map<string, string>> {
  const missing = new Map<string, string>();
  for (const engine of context.engines.filter((name) => name !== DEFAULT_ENGINE)) {
    const smallest = trials.find((trial) => trial.engine === engine);
    if (smallest === undefined) continue;
    try {
      context.say(`trying ${engine}`);
      await measureTrial(context, smallest);
    } catch (error) {
      if (!(error instanceof FailedProgramError)) throw error;
      missing.set(engine, error.said);
      context.say(`SKIPPED: ${engine}: ${error.message}`);
    }
  }
  return missing;
}

function goalsOf({ events, engine }: Trial): UsageGoals {
  const goals: Readonly<Record<number, UsageGoals>> = GOALS.pipeline;
  return (engine === DEFAULT_ENGINE ? goals[events] : undefined) ?? {};
}

function stageTimes(reports: readonly RunReport[]): string {
  const stages = reports[0]?.stages.map(({ stage }) => stage) ?? [];
  return stages
    .map((name) => {
      const seconds = reports.flatMap(({ stages: of }) => of.filter(({ stage }) => stage === name));
      return `${name} ${median(seconds.map((report) => report.seconds)).toFixed(1)}`;
    })
    .join(', ');
}
