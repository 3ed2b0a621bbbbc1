import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PYTHON, ROOT } from './setup/set-up.mjs';
import { UserError } from './user-error.ts';

/** What the pipeline says while it works. */
export interface PipelineProgress {
  readonly stage: string;
  readonly state: 'started' | 'writing' | 'done';
  readonly what?: string;
  readonly table?: string;
  readonly seconds?: number;
  readonly rows_out?: number;
}

/** The pipeline ended in a way it could not explain. */
export class PipelineError extends Error {
  override name = 'PipelineError' as const;
}

/**
 * Runs one command of the Python side (`python -m lead_lake …`) and returns the JSON document it prints.
 *
 * Throws `UserError` with its sentence where it says what went wrong, `PipelineError` where it cannot.
 */
export async function runPython<T>(
  args: readonly string[],
  onProgress: (progress: PipelineProgress) => void = () => {},
): Promise<T> {
  const child = spawn(PYTHON, ['-m', 'lead_lake', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts'), PYTHONDONTWRITEBYTECODE: '1' },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const unexplained: string[] = [];
  let complaint: string | undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    const message = parseMessage(line);
    if (message === null) unexplained.push(line);
    else if ('error' in message) complaint = message.error;
    else onProgress(message);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (complaint !== undefined) throw new UserError(complaint);
  if (code !== 0) {
    const last = unexplained.at(-1) ?? (code === null ? 'it was stopped from outside' : `exit code ${code}`);
    throw new PipelineError(`the pipeline ended before it was done (${last}): nothing is lost, run it again`);
  }
  return JSON.parse(Buffer.concat(output).toString('utf8'));
}

function parseMessage(line: string): PipelineProgress | { readonly error: string } | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? (value as PipelineProgress | { readonly error: string } | null) : null;
  } catch {
    return null;
  }
}
