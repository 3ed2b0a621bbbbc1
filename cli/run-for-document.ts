import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
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
  override readonly name = 'PipelineError';
}

export interface DocumentProgramProps {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Told what the program says of its progress. */
  readonly onProgress: (progress: PipelineProgress) => void;
}

/**
 * Runs a program that prints one JSON document, and says on stderr, one JSON object a line, how far it is
 * (`PipelineProgress`) or what is wrong (`{"error": sentence}`).
 *
 * Throws `UserError` with that sentence, or `PipelineError` where the program ended without one.
 */
export async function runForDocument<T>({
  program,
  args,
  env,
  onProgress,
}: DocumentProgramProps): Promise<T> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  let complaint: string | null = null;
  let lastUnexplained: string | null = null;
  createInterface({ input: child.stderr }).on('line', (line) => {
    const message = parseMessage(line);
    if (message === null) lastUnexplained = line;
    else if ('error' in message) complaint = message.error;
    else onProgress(message);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (complaint !== null) throw new UserError(complaint);
  if (code !== 0) {
    const why = lastUnexplained ?? (code === null ? 'it was stopped from outside' : `exit code ${code}`);
    throw new PipelineError(`the pipeline ended before it was done (${why}): nothing is lost, run it again`);
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
