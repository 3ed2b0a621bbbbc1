// Installs what the lake needs, from the lock files, once: Node packages and a Python environment beside them.
// A stamp holds the lock files' hashes, so a second start costs a few reads.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Python that runs the pipeline once set-up is done. */
export const PYTHON = join(ROOT, '.venv', 'bin', 'python');

/** A prerequisite is missing or an installation failed; the message says what to do. */
export class SetUpError extends Error {
  name = 'SetUpError';
}

const MINIMUM_NODE = [20, 19];
const MINIMUM_PYTHON = [3, 11];
const PYTHON_NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

/**
 * What each level installs. `dev` holds all of `runtime` and the tools that test it.
 * @type {Record<'runtime' | 'dev', { npm: string[], requirements: string }>}
 */
const LEVELS = {
  runtime: { npm: ['ci', '--omit=dev'], requirements: 'requirements.txt' },
  dev: { npm: ['ci'], requirements: 'requirements-dev.txt' },
};

/**
 * Brings the checkout to a level, doing nothing where it is there already.
 * @param {'runtime' | 'dev'} level
 * @param {(line: string) => void} say told what takes time, never on a start that installs nothing
 */
export async function ensureSetUp(level, say) {
  requireNode(process.versions.node);
  const jobs = [nodePackages(level), pythonPackages(level)].filter((job) => !job.isDone());
  if (jobs.length === 0) return;
  say(`Setting up (once, until the lock files change): ${jobs.map((job) => job.what).join(' and ')} …`);
  const start = Date.now();
  const results = await Promise.allSettled(jobs.map((job) => job.install()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

/** @param {string} version */
export function requireNode(version) {
  if (atLeast(version, MINIMUM_NODE)) return;
  throw new SetUpError(
    `Node.js ${version} is too old: install Node.js ${MINIMUM_NODE.join('.')} or later (https://nodejs.org)`,
  );
}

/**
 * @param {string} version
 * @param {number[]} minimum
 */
export function atLeast(version, minimum) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = minimum;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** @param {'runtime' | 'dev'} level */
function nodePackages(level) {
  const stamp = join(ROOT, 'node_modules', '.lead-lake-set-up');
  const state = `node ${process.versions.modules} lock ${hashOf('package-lock.json')}`;
  return {
    what: 'Node packages',
    isDone: () => isStamped(stamp, state, level),
    install: async () => {
      rmSync(stamp, { force: true });
      const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      await run('npm', [...LEVELS[level].npm, ...options], 'npm could not install the Node packages');
      writeFileSync(stamp, `${level} ${state}\n`);
    },
  };
}

/** @param {'runtime' | 'dev'} level */
function pythonPackages(level) {
  const stamp = join(ROOT, '.venv', '.lead-lake-set-up');
  const state = `lock ${hashOf('requirements.txt')} ${hashOf('requirements-dev.txt')}`;
  return {
    what: 'Python packages',
    isDone: () => existsSync(PYTHON) && isStamped(stamp, state, level),
    install: async () => {
      const python = findPython();
      rmSync(stamp, { force: true });
      const help =
        'Python could not make a virtual environment; on Debian and Ubuntu install the package python3-venv';
      await run(python, ['-m', 'venv', '--clear', join(ROOT, '.venv')], help);
      const options = ['--require-hashes', '--only-binary=:all:', '--quiet', '--disable-pip-version-check'];
      const lock = join(ROOT, LEVELS[level].requirements);
      await run(
        PYTHON,
        ['-m', 'pip', 'install', ...options, '-r', lock],
        'pip could not install the Python packages',
      );
      writeFileSync(stamp, `${level} ${state}\n`);
    },
  };
}

function findPython() {
  for (const name of PYTHON_NAMES) {
    const { status, stdout } = spawnSync(name, ['-c', 'import platform; print(platform.python_version())'], {
      encoding: 'utf8',
    });
    if (status === 0 && atLeast(stdout.trim(), MINIMUM_PYTHON)) return name;
  }
  throw new SetUpError(
    `Python ${MINIMUM_PYTHON.join('.')} or later was not found on the PATH: install it (https://www.python.org)`,
  );
}

/**
 * @param {string} stamp
 * @param {string} state
 * @param {'runtime' | 'dev'} level
 */
function isStamped(stamp, state, level) {
  if (!existsSync(stamp)) return false;
  const found = readFileSync(stamp, 'utf8').trim();
  return found === `${level} ${state}` || (level === 'runtime' && found === `dev ${state}`);
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, file)))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Runs a program in the checkout; what it prints is shown only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {string} failure
 */
function run(program, args, failure) {
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
      if (code === 0) resolve(undefined);
      else reject(new SetUpError(`${failure}:\n${output.trim().split('\n').slice(-12).join('\n')}`));
    });
  });
}
