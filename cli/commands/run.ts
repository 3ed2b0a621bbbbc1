import { refreshGenerated } from '../generate/refresh.ts';
import { openOwnLake } from '../lake/lake-directory.ts';
import type { Console } from '../output/console.ts';
import { formatDuration } from '../output/quantities.ts';
import { formatRunReport, type RunReport } from '../output/run-report.ts';
import { runPython } from '../python.ts';
import { ensureSpark } from '../setup/spark.mjs';
import type { Engine } from './choices.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { drainLeftover } from './drain.ts';

export interface RunOptions extends CommonOptions {
  readonly engine: Engine;
  /** ISO 8601. @default the start of the run */
  readonly asOf?: string;
  /** @default the lake's own tables */
  readonly out?: string;
  /** @default all stages, in order */
  readonly stage?: string;
}

/** Names of stages are padded to this, so that what they took stands below each other. */
const STAGE_WIDTH = 9;

/** `lake run`: the pipeline, from objects to KPIs. */
export async function run(options: RunOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const report =
    options.env === undefined
      ? await runHere(options, context)
      : await (await import('../aws/commands.ts')).run(options.env, options, context);
  console.print(options.json ? JSON.stringify(report) : formatRunReport(report, console.styles));
  return 0;
}

async function runHere(options: RunOptions, context: CommandContext): Promise<RunReport> {
  const lake = openOwnLake({ dir: options.dir, pepper: context.env.pepper });
  if (options.engine === 'spark') await ensureSpark(context.console.note);
  await drainLeftover(lake, context);
  return runPipeline(options, context);
}

/** Runs the stages with progress; definitions that were edited are compiled first. */
export async function runPipeline(
  { dir, engine, asOf, out, stage }: Partial<RunOptions> & Pick<RunOptions, 'dir'>,
  { console }: CommandContext,
): Promise<RunReport> {
  for (const file of refreshGenerated()) console.note(`definitions changed: wrote ${file}`);
  const given = Object.entries({ '--engine': engine, '--as-of': asOf, '--out': out, '--stage': stage });
  const args = given.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return runPython<RunReport>(['run', '--dir', dir, ...args], (progress) => {
    if (progress.state === 'started') console.progress(`${progress.stage}: ${progress.what}`);
    if (progress.state === 'writing') console.progress(`${progress.stage}: ${progress.table}`);
    if (progress.state === 'done') noteStage(console, progress.stage, progress.seconds ?? 0);
  });
}

/** Says that a stage is done and how long it took. */
export function noteStage(console: Console, stage: string, seconds: number): void {
  console.note(`${stage.padEnd(STAGE_WIDTH)} ${formatDuration(seconds)}`);
}
