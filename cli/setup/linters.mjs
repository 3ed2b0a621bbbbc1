// cfn-lint and checkov judge the templates: they bring a hundred packages, hence an environment of their own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { findPython } from './prerequisites.mjs';
import { runProgram } from './run-program.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

const VENV = join(ROOT, '.build', 'linters');
const STAMP = join(VENV, '.lead-lake-linters');
const LOCK = join(ROOT, 'requirements-lint.txt');
const PYTHON = join(VENV, 'bin', 'python');
const PIP = ['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--quiet'];

/** The programs, once they are installed. */
export const CFN_LINT = join(VENV, 'bin', 'cfn-lint');
export const CHECKOV = join(VENV, 'bin', 'checkov');

/** Whether both are installed as their lock file says. */
export function hasLinters() {
  return existsSync(PYTHON) && isStamped(STAMP, state(), 'linters');
}

/**
 * Installs both where they are not there yet.
 * @param {(line: string) => void} say told what takes time, never where nothing is installed
 * @throws {import('./set-up-error.mjs').SetUpError}
 */
export async function ensureLinters(say) {
  if (hasLinters()) return;
  say('Setting up cfn-lint and checkov, judges of the templates (once, 400 MB) …');
  const start = Date.now();
  removeStamp(STAMP);
  await runProgram(
    findPython(),
    ['-m', 'venv', '--clear', VENV],
    'Python could not make a virtual environment; on Debian and Ubuntu install the package python3-venv',
  );
  await runProgram(
    PYTHON,
    [...PIP, '--disable-pip-version-check', '-r', LOCK],
    'pip could not install cfn-lint and checkov',
  );
  writeStamp(STAMP, state(), 'linters');
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

function state() {
  return `lock ${hashOf(LOCK)}`;
}
