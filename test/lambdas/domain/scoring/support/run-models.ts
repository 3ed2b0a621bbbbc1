import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';

const PYTHONPATH = ['glue-scripts', 'test/glue-scripts'].map((folder) => path.join(ROOT, folder));
const MOST_OUTPUT = 2 ** 28;

/** Runs a program of this folder that takes JSON lines and answers each with one; all in one process. */
export function runModels<T>(program: string, lines: readonly unknown[]): T[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [path.join(import.meta.dirname, program)], {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
    env: { ...process.env, PYTHONPATH: PYTHONPATH.join(path.delimiter) },
  });
  if (status !== 0) throw new Error(`${program} could not run the SQL models: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
