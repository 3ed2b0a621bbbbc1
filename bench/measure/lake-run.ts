import path from 'node:path';
import type { RunReport } from '#cli/output/run-report.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import { measure, type Usage } from './measure.ts';

const LAKE = path.join(ROOT, 'cli', 'lake.mjs');

export interface LakeRunOf {
  readonly dir: string;
  readonly asOfMs: number;
  readonly engine: string;
  /** @default the lake's own tables */
  readonly out?: string;
  /** @default all stages */
  readonly stage?: string;
}

/** What a run of the pipeline took and said. */
export interface LakeRun extends Usage {
  readonly report: RunReport;
}

/** `lake run` as a user calls it: Node, Python and all. */
export async function measureLakeRun(of: LakeRunOf): Promise<LakeRun> {
  const { dir, asOfMs, engine, out, stage } = of;
  const { stdout, ...usage } = await measure({
    program: process.execPath,
    args: [
      ...[LAKE, 'run', '--json', '--dir', dir, '--as-of', new Date(asOfMs).toISOString(), '--engine', engine],
      ...(out === undefined ? [] : ['--out', out]),
      ...(stage === undefined ? [] : ['--stage', stage]),
    ],
  });
  return { ...usage, report: JSON.parse(stdout) };
}

/** The rows of a query, for checks; not measured. */
export async function askLake(dir: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await measure({
    program: process.execPath,
    args: [LAKE, 'query', '--json', '--dir', dir, sql],
  });
  return JSON.parse(stdout);
}
