import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { SetUpError } from './set-up-error.mjs';

/** Lines of a failed program's output that are shown: what went wrong stands at its end. */
const SHOWN_LINES = 12;

/**
 * Runs a program in the checkout; what it prints is shown only when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} failure what could not be done, and what may help
 * @returns {Promise<void>}
 */
export function runProgram(program, args, failure) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) =>
      reject(new SetUpError(`${failure}: ${program} did not start (${error.message})`)),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new SetUpError(`${failure}:\n${output.trim().split('\n').slice(-SHOWN_LINES).join('\n')}`));
    });
  });
}
