// A stamp is a line that says what was installed, from which lock files: a second start costs a few reads.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** @typedef {'runtime' | 'dev'} Level `dev` holds all of `runtime` and the tools that test it. */
/** @typedef {Level | 'spark' | 'ministack' | 'linters'} Stamped Those that come on top of either have stamps of their own. */

/**
 * Whether a level, or one that holds it, was installed in this state.
 * @param {string} file
 * @param {string} state
 * @param {Stamped} level
 */
export function isStamped(file, state, level) {
  if (!existsSync(file)) return false;
  const found = readFileSync(file, 'utf8').trim();
  return found === `${level} ${state}` || (level === 'runtime' && found === `dev ${state}`);
}

/**
 * @param {string} file
 * @param {string} state
 * @param {Stamped} level
 */
export function writeStamp(file, state, level) {
  writeFileSync(file, `${level} ${state}\n`);
}

/** Before anything is changed, so that an installation cut short is not taken for one. @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}

/** @param {string} file */
export function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
