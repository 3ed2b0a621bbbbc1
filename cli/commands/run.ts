import { refreshGenerated } from '../generate/refresh.ts';
import { openLake } from '../lake/lake-directory.ts';
import { formatTable } from '../output/table.ts';
import { runPython } from '../python.ts';
import { UserError } from '../user-error.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { drainLeftover } from './drain.ts';

export interface RunOptions extends CommonOptions {
  readonly engine: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly stage?: string;
}

/** What a run reports. */
export interface RunReport {
  readonly run_id: string;
  readonly as_of_ms: number;
  readonly engine: string;
  readonly stages: readonly StageReport[];
}

export interface StageReport {
  readonly stage: string;
  readonly seconds: number;
  readonly rows_in: number;
  readonly rows_out: number;
  readonly tables: Readonly<Record<string, number>>;
}

/** `lake run`: the pipeline, from objects to KPIs. */
export async function run(options: RunOptions, context: CommandContext): Promise<number> {
  if (options.engine !== 'duckdb') {
    throw new UserError(`--engine ${options.engine} is not there: this version runs duckdb`);
  }
  const lake = openLake({ dir: options.dir, pepper: context.env.pepper });
  await drainLeftover(lake, context);
  const report = await runPipeline(options, context);
  if (options.json) context.console.print(JSON.stringify(report));
  else printReport(report, context);
  return 0;
}

/** Runs the stages with progress; definitions that were edited are compiled first. */
export async function runPipeline(
  options: Pick<RunOptions, 'dir' | 'asOf' | 'out' | 'stage'>,
  { console }: CommandContext,
): Promise<RunReport> {
  for (const file of refreshGenerated()) console.note(`definitions changed: wrote ${file}`);
  const { dir, asOf, out, stage } = options;
  const given = Object.entries({ '--as-of': asOf, '--out': out, '--stage': stage });
  const args = given.flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  return runPython<RunReport>(
    ['run', '--dir', dir, ...args],
    ({ stage: name, state, what, table, seconds }) => {
      if (state === 'started') console.progress(`${name}: ${what}`);
      if (state === 'writing') console.progress(`${name}: ${table}`);
      if (state === 'done') console.note(`${name.padEnd(9)} ${(seconds ?? 0).toFixed(1)} s`);
    },
  );
}

export function printReport(report: RunReport, { console }: CommandContext): void {
  const rows = report.stages.map(({ stage, seconds, rows_in, rows_out }) => [
    stage,
    seconds,
    rows_in,
    rows_out,
  ]);
  console.print(`run ${report.run_id}, data as of ${new Date(report.as_of_ms).toISOString()}\n`);
  console.print(formatTable(['stage', 'seconds', 'rows in', 'rows out'], rows, console.styles));
}
