import { spawnSync } from 'node:child_process';
import {
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
import { ROOT } from '#cli/setup/paths.mjs';
import { sourceState } from './source-state.ts';
import type { Template } from './template.ts';
import type { Variant } from './variants.ts';

const ASSEMBLIES = path.join(ROOT, '.test-results', 'assembly');
const KEPT_MS = 3_600_000;
const PATIENCE_MS = 300_000;
const POLL_MS = 100;

export interface Synthesized {
  /** The cloud assembly's folder. */
  readonly folder: string;
  /** The stacks there are: `Storage`, `Ingest`, and so on. */
  readonly stacks: readonly string[];
  /** The template of a stack, by its name without lake and environment. */
  readonly template: (stack: string) => Template;
}

let folderNow: string | undefined;

/** What the CDK makes of an environment, synthesized once for all tests as long as no source changes. */
export function synthesized(variant: Variant): Synthesized {
  folderNow ??= assembly();
  const folder = path.join(folderNow, variant);
  const suffix = '.template.json';
  const prefix = `LeadLake-${variant}-`;
  const stacks = readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith(suffix))
    .map((file) => file.slice(prefix.length, -suffix.length));
  return {
    folder,
    stacks,
    template: (stack) => {
      if (!stacks.includes(stack))
        throw new RangeError(`${variant} has no stack ${stack}: ${stacks.join(', ')}`);
      return JSON.parse(readFileSync(path.join(folder, `${prefix}${stack}${suffix}`), 'utf8'));
    },
  };
}

/** The folder with all variants of the sources as they are; one of several test processes makes it. */
function assembly(): string {
  const folder = path.join(ASSEMBLIES, sourceState(ROOT));
  const lock = `${folder}.lock`;
  mkdirSync(ASSEMBLIES, { recursive: true });
  const deadline = Date.now() + PATIENCE_MS;
  while (!existsSync(folder)) {
    if (!takeLock(lock)) {
      if (Date.now() > deadline) throw new Error(`nobody finished ${folder}; delete ${lock}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
      continue;
    }
    try {
      if (!existsSync(folder)) synthesizeInto(folder);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return folder;
}

/** True where this process may go ahead; a lock whose owner is gone counts for nothing. */
function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (owner > 0 && !isRunning(owner)) rmSync(lock, { force: true });
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function synthesizeInto(folder: string): void {
  removeOld();
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'test/lib/synthesize.ts', unfinished],
    // without the options of jest, which are not for this process
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' }, maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    const lines = stderr.split('\n').map((line) => line.slice(0, 300));
    throw new Error(`the stacks do not synthesize:\n${lines.slice(0, 60).join('\n')}`);
  }
  renameSync(unfinished, folder);
}

function removeOld(): void {
  for (const name of readdirSync(ASSEMBLIES)) {
    const old = path.join(ASSEMBLIES, name);
    const age = Date.now() - (statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEPT_MS) rmSync(old, { recursive: true, force: true });
  }
}
