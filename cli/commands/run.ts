import { existsSync } from 'node:fs';
import { refreshGenerated } from '../generate/refresh.ts';
import { openOwnLake } from '../lake/lake-directory.ts';
import { profilesFolder } from '../lake/profiles-folder.ts';
import { pushToCrm, subscribeCrm } from '../lake/push-to-crm.ts';
import type { Console } from '../output/console.ts';
import { formatDuration } from '../output/quantities.ts';
import { formatRunReport, type RunReport, type StageReport } from '../output/run-report.ts';
import { runPython } from '../python.ts';
import { ensureSpark } from '../setup/spark.mjs';
import { UserError } from '../user-error.ts';
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

/** The stage that Python leaves to us. */
const PUBLISH = 'publish';
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
  await subscribeCrm(lake, context);
  await drainLeftover(lake, context);
  const report = await runPipeline(options, context);
  await pushToCrm(lake, context);
  return report;
}

type PipelineOptions = Partial<RunOptions> & Pick<RunOptions, 'dir'>;

/** Runs the stages with progress; definitions that were edited are compiled first. */
export async function runPipeline(options: PipelineOptions, context: CommandContext): Promise<RunReport> {
  const { dir, out, stage } = options;
  if (stage === PUBLISH && out !== undefined) {
    throw new UserError('--stage publish tells of the tables of the lake itself: leave out --out');
  }
  const report = await runModels(options, context);
  const isTold = out === undefined && (stage === undefined || stage === PUBLISH);
  if (!isTold) return report;
  const published = await runPublish(dir, context, { isAlone: stage === PUBLISH });
  return published === null ? report : { ...report, stages: [...report.stages, published] };
}

/** The last stage: its tables are there whatever becomes of it, so that it fails nothing but itself. */
async function runPublish(
  dir: string,
  { console, env, now }: CommandContext,
  { isAlone }: { readonly isAlone: boolean },
): Promise<StageReport | null> {
  const start = now();
  const lake = openOwnLake({ dir, pepper: env.pepper });
  // nothing has ever been scored in real time, so there is nobody to tell
  if (!isAlone && !existsSync(profilesFolder(lake))) return null;
  console.progress('publish: rates, identity and bands for real-time scoring');
  try {
    // Loaded here, as part of what may fail: the store has a program of its own.
    const { publishLake } = await import('../lake/publish-lake.ts');
    const { as_of_ms: _, ...done } = await publishLake(lake, now);
    const seconds = (now() - start) / 1000;
    noteStage(console, PUBLISH, seconds);
    return { stage: PUBLISH, seconds, rows_in: null, rows_out: null, tables: {}, done };
  } catch (error) {
    if (isAlone) throw error;
    const why = error instanceof Error ? error.message : 'unknown error';
    console.note(`real-time scoring has not got what this run found (${why}): the next run publishes it`);
    return null;
  }
}

async function runModels(
  { dir, engine, asOf, out, stage }: PipelineOptions,
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
