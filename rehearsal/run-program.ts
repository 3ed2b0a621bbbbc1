import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { RehearsalError } from './rehearsal-error.ts';

export interface ProgramProps {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** File to which all that it says is added. */
  readonly log: string;
}

export interface ProgramResult {
  readonly stdout: string;
  /** What it said on both, in order. */
  readonly output: string;
}

/** Lines of a failed program that are shown, and how much of each: errors of the CDK print whole bundles. */
const SHOWN_LINES = 15;
const SHOWN_WIDTH = 300;

/** Runs a program to its end. @throws RehearsalError with the end of what it said, where it failed. */
export function runProgram({ program, args, cwd, env, log }: ProgramProps): Promise<ProgramResult> {
  const line = [program, ...args].join(' ');
  appendFileSync(log, `\n$ ${line}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    const hear = (stream: 'stdout' | 'stderr') =>
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        appendFileSync(log, text);
        output += text;
        if (stream === 'stdout') stdout += text;
      });
    hear('stdout');
    hear('stderr');
    child.on('error', (error) => reject(new RehearsalError(`${line} did not start: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve({ stdout, output });
      else reject(new RehearsalError(`${line} ended with ${code}:\n${endOf(output)}`));
    });
  });
}

function endOf(output: string): string {
  const lines = output.trim().split('\n').slice(-SHOWN_LINES);
  return lines.map((text) => text.slice(0, SHOWN_WIDTH)).join('\n');
}
