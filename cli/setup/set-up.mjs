// Installs what the lake needs, from the lock files, once: Node packages and a Python environment beside them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON, ROOT } from './paths.mjs';
import { findPython, requireNode } from './prerequisites.mjs';
import { runProgram } from './run-program.mjs';
import { SetUpError } from './set-up-error.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

export { PYTHON, ROOT, SetUpError };

/** @typedef {import('./stamp.mjs').Level} Level */

const STAMP = '.lead-lake-set-up';

/**
 * What each level installs.
 * @type {Record<Level, { npm: string[], requirements: string }>}
 */
const LEVELS = {
  runtime: { npm: ['ci', '--omit=dev'], requirements: 'requirements.txt' },
  dev: { npm: ['ci'], requirements: 'requirements-dev.txt' },
};

/**
 * Brings the checkout to a level, doing nothing where it is there already.
 * @param {Level} level
 * @param {(line: string) => void} say told what takes time, never on a start that installs nothing
 * @throws {SetUpError}
 */
export async function ensureSetUp(level, say) {
  requireNode(process.versions.node);
  const jobs = [nodePackages(level), pythonPackages(level)].filter((job) => !job.isDone());
  if (jobs.length === 0) return;
  say(`Setting up (once, until the lock files change): ${jobs.map((job) => job.what).join(' and ')} …`);
  const start = Date.now();
  const results = await Promise.allSettled(jobs.map((job) => job.install()));
  for (const result of results) if (result.status === 'rejected') throw asSetUpError(result.reason);
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

/** @param {Level} level */
function nodePackages(level) {
  const stamp = join(ROOT, 'node_modules', STAMP);
  const state = `node ${process.versions.modules} lock ${hashOf(join(ROOT, 'package-lock.json'))}`;
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return {
    what: 'Node packages',
    isDone: () => isStamped(stamp, state, level),
    install: async () => {
      removeStamp(stamp);
      await runProgram('npm', [...LEVELS[level].npm, ...options], 'npm could not install the Node packages');
      writeStamp(stamp, state, level);
    },
  };
}

/** @param {Level} level */
function pythonPackages(level) {
  const stamp = join(ROOT, '.venv', STAMP);
  const hashes = Object.values(LEVELS).map(({ requirements }) => hashOf(join(ROOT, requirements)));
  const state = `lock ${hashes.join(' ')}`;
  const options = ['--require-hashes', '--only-binary=:all:', '--quiet', '--disable-pip-version-check'];
  const lock = join(ROOT, LEVELS[level].requirements);
  return {
    what: 'Python packages',
    isDone: () => existsSync(PYTHON) && isStamped(stamp, state, level),
    install: async () => {
      const python = findPython();
      removeStamp(stamp);
      await runProgram(
        python,
        ['-m', 'venv', '--clear', join(ROOT, '.venv')],
        'Python could not make a virtual environment; on Debian and Ubuntu install the package python3-venv',
      );
      await runProgram(
        PYTHON,
        ['-m', 'pip', 'install', ...options, '-r', lock],
        'pip could not install the Python packages',
      );
      writeStamp(stamp, state, level);
    },
  };
}

/** @param {unknown} error */
function asSetUpError(error) {
  if (error instanceof SetUpError) return error;
  return new SetUpError(
    `set-up could not be done in ${ROOT}: ${error instanceof Error ? error.message : error}`,
  );
}
