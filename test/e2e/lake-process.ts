import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '#cli/setup/set-up.mjs';

/** Two lakes made under one pepper have the same ids; any text of enough bytes will do. */
export const PEPPER = '0123456789abcdef0123456789abcdef';

/** Enough for any one command on a machine that is busy with other things. */
export const COMMAND_MS = 300_000;

const LAKE = path.join(ROOT, 'cli', 'lake.mjs');

/** How a command ended: `code` is null where a signal ended it. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A `lake` command that is under way, in a process group of its own together with the pipeline it starts. */
export interface LakeProcess {
  readonly stdin: NonNullable<ChildProcess['stdin']>;
  readonly ended: Promise<Answer>;
  /** What it has said so far. */
  said(): Omit<Answer, 'code'>;
  /** Sends a signal to the whole group; one that has ended takes no signal. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}

export function startLake(args: readonly string[], { env = {} }: Settings = {}): LakeProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [LAKE, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...inherited, LEAD_LAKE_PEPPER: PEPPER, ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  // A command that ends without reading its input breaks the pipe; how it ended says more than that.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Answer>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
  return {
    stdin: child.stdin,
    ended,
    said: () => ({ ...said }),
    signal(name) {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, name);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    },
  };
}

/** Runs a command to its end, without input. */
export function lake(args: readonly string[], settings: Settings = {}): Promise<Answer> {
  const started = startLake(args, settings);
  started.stdin.end();
  return started.ended;
}

/** The document a command prints with `--json`; one that fails is an error with what it said. */
export async function lakeJson<T>(args: readonly string[], settings: Settings = {}): Promise<T> {
  const { code, stdout, stderr } = await lake([...args, '--json'], settings);
  if (code !== 0) throw new Error(`lake ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The rows of one query. */
export function ask<T = Readonly<Record<string, unknown>>>(dir: string, sql: string): Promise<T[]> {
  return lakeJson<T[]>(['query', sql, '--dir', dir]);
}

/** A folder for one test file, and the way to be rid of it. */
export async function temporaryFolder(
  name: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), `lake-e2e-${name}-`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
