// MiniStack stands in for AWS in rehearsals: it has a Python environment of its own, installed where it is asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { findPython } from './prerequisites.mjs';
import { runProgram } from './run-program.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

const VENV = join(ROOT, '.build', 'ministack');
const STAMP = join(VENV, '.lead-lake-ministack');
const LOCK = join(ROOT, 'requirements-rehearsal.txt');
const PIP = ['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--quiet'];

/** The Python that has MiniStack, once it is installed. */
export const MINISTACK_PYTHON = join(VENV, 'bin', 'python');

/** Whether MiniStack is installed as its lock file says. */
export function hasMiniStack() {
  return existsSync(MINISTACK_PYTHON) && isStamped(STAMP, state(), 'ministack');
}

/**
 * Installs MiniStack where it is not there yet.
 * @param {(line: string) => void} say told what takes time, never where nothing is installed
 * @throws {import('./set-up-error.mjs').SetUpError}
 */
export async function ensureMiniStack(say) {
  if (hasMiniStack()) return;
  say('Setting up MiniStack, the stand-in for AWS (once) …');
  const start = Date.now();
  removeStamp(STAMP);
  await runProgram(
    findPython(),
    ['-m', 'venv', '--clear', VENV],
    'Python could not make a virtual environment; on Debian and Ubuntu install the package python3-venv',
  );
  await runProgram(
    MINISTACK_PYTHON,
    [...PIP, '--disable-pip-version-check', '-r', LOCK],
    'pip could not install MiniStack',
  );
  writeStamp(STAMP, state(), 'ministack');
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

function state() {
  return `lock ${hashOf(LOCK)}`;
}
