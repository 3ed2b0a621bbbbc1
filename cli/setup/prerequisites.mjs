// What has to be on the machine before anything can be installed.
import { spawnSync } from 'node:child_process';
import { SetUpError } from './set-up-error.mjs';

const MINIMUM_NODE = [20, 19];
const MINIMUM_PYTHON = [3, 11];
const PYTHON_NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];
const SAY_VERSION = ['-c', 'import platform; print(platform.python_version())'];

/** @param {string} version */
export function requireNode(version) {
  if (atLeast(version, MINIMUM_NODE)) return;
  throw new SetUpError(
    `Node.js ${version} is too old: install Node.js ${MINIMUM_NODE.join('.')} or later (https://nodejs.org)`,
  );
}

/**
 * The first of some programs that is a Python new enough.
 * @param {readonly string[]} names
 */
export function findPython(names = PYTHON_NAMES) {
  for (const name of names) {
    const { status, stdout } = spawnSync(name, SAY_VERSION, { encoding: 'utf8' });
    if (status === 0 && atLeast(stdout.trim(), MINIMUM_PYTHON)) return name;
  }
  throw new SetUpError(
    `Python ${MINIMUM_PYTHON.join('.')} or later was not found on the PATH: install it (https://www.python.org)`,
  );
}

/**
 * @param {string} version
 * @param {readonly number[]} minimum
 */
export function atLeast(version, minimum) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = minimum;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
