import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';
import { BenchError } from '../bench-error.ts';
import { FailedProgramError } from './failed-program-error.ts';

/** What a whole process tree took. */
export interface Usage {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

export interface Measured extends Usage {
  readonly stdout: string;
}

export interface MeasureProps {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to this process's environment. @default nothing */
  readonly env?: Readonly<Record<string, string>>;
  /** @default the checkout */
  readonly cwd?: string;
  /** Kill the program once a line of its stderr holds this text, and count what it took until there. @default it runs to its end */
  readonly until?: string;
}

interface Report extends Usage {
  readonly exitCode: number;
  readonly isReached: boolean;
}

/** Runs a program and says what it took. @throws FailedProgramError where it failed, BenchError where it never said what it was to say. */
export async function measure(props: MeasureProps): Promise<Measured> {
  const { program, args, env = {}, cwd = ROOT, until } = props;
  const scratch = mkdtempSync(path.join(tmpdir(), 'lake-measure-'));
  const report = path.join(scratch, 'report.json');
  const wrapper = path.join(ROOT, 'bench', 'measure', 'measure.py');
  const untilArgs = until === undefined ? [] : ['--until', until];
  try {
    const { stdout, stderr } = await output(
      PYTHON,
      [wrapper, report, ...untilArgs, '--', program, ...args],
      { ...process.env, ...env },
      cwd,
    );
    const taken = readReport(report, stderr);
    const command = [path.basename(program), ...args].join(' ');
    if (taken.exitCode !== 0) throw new FailedProgramError(command, stderr);
    if (until !== undefined && !taken.isReached) throw new BenchError(`${command} never said ${until}`);
    const { wallSeconds, cpuSeconds, peakBytes } = taken;
    return { wallSeconds, cpuSeconds, peakBytes, stdout };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function readReport(file: string, stderr: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new BenchError(`nothing was measured: ${stderr.trim()}`);
  }
}

/** Runs a program and keeps what it says; its exit code is for the caller's report to tell. */
function output(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env, cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', () => resolve({ stdout, stderr }));
  });
}
