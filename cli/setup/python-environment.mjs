// A program of Python that must not share the project's packages gets an environment of its own, with a lock file.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { findPython } from './prerequisites.mjs';
import { runProgram } from './run-program.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

const PIP = ['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--quiet'];

/**
 * @typedef {object} PythonEnvironment
 * @property {'ministack' | 'linters'} name its folder's, too
 * @property {string} lock name of its lock file
 * @property {string} what the programs it holds, for people
 */

/** Where an environment's programs lie. @param {PythonEnvironment} environment */
export function programsOf({ name }) {
  return join(ROOT, '.build', name, 'bin');
}

/** Whether it is installed as its lock file says. @param {PythonEnvironment} environment */
export function isInstalled(environment) {
  return (
    existsSync(join(programsOf(environment), 'python')) &&
    isStamped(stampOf(environment), stateOf(environment), environment.name)
  );
}

/**
 * Installs it where it is not there yet.
 * @param {PythonEnvironment} environment
 * @param {(line: string) => void} say told what takes time, never where nothing is installed
 * @throws {import('./set-up-error.mjs').SetUpError}
 */
export async function ensureInstalled(environment, say) {
  if (isInstalled(environment)) return;
  const { name, lock, what } = environment;
  say(`Setting up ${what} (once) …`);
  const start = Date.now();
  removeStamp(stampOf(environment));
  await runProgram(
    findPython(),
    ['-m', 'venv', '--clear', join(ROOT, '.build', name)],
    'Python could not make a virtual environment; on Debian and Ubuntu install the package python3-venv',
  );
  await runProgram(
    join(programsOf(environment), 'python'),
    [...PIP, '--disable-pip-version-check', '-r', join(ROOT, lock)],
    `pip could not install ${what}`,
  );
  writeStamp(stampOf(environment), stateOf(environment), name);
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

/** @param {PythonEnvironment} environment */
function stampOf({ name }) {
  return join(ROOT, '.build', name, `.lead-lake-${name}`);
}

/** @param {PythonEnvironment} environment */
function stateOf({ lock }) {
  return `lock ${hashOf(join(ROOT, lock))}`;
}
