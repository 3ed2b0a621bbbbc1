// Spark is large and needs Java: it is installed on top of the rest, and only where it is asked for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON, ROOT } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { SetUpError } from './set-up-error.mjs';
import { hashOf, isStamped, removeStamp, writeStamp } from './stamp.mjs';

/** Beside the packages themselves, so that a new Python environment has none. */
const STAMP = join(ROOT, '.venv', '.lead-lake-spark');
/** What builds Spark's package, then the package: it comes as sources only. */
const LOCKS = ['requirements-spark-build.txt', 'requirements-spark.txt'].map((file) => join(ROOT, file));
const PIP = ['-m', 'pip', 'install', '--require-hashes', '--quiet', '--disable-pip-version-check'];
// Without isolation the build uses what the first lock brought, nothing it would fetch by itself.
const SOURCES = ['--only-binary=:all:', '--no-binary=pyspark', '--no-build-isolation'];

/**
 * Installs Spark's Python package where it is not there yet; the rest must be set up.
 * @param {(line: string) => void} say told what takes time, never where nothing is installed
 * @throws {SetUpError} also where the Java that Spark runs on is missing
 */
export async function ensureSpark(say) {
  const missing = missingJava();
  if (missing !== null) throw new SetUpError(missing);
  const state = `lock ${LOCKS.map(hashOf).join(' ')}`;
  if (isStamped(STAMP, state, 'spark')) return;
  say('Setting up Spark (once, 300 MB) …');
  const start = Date.now();
  removeStamp(STAMP);
  for (const lock of LOCKS) {
    await runProgram(PYTHON, [...PIP, ...SOURCES, '-r', lock], 'pip could not install Spark');
  }
  writeStamp(STAMP, state, 'spark');
  say(`Set up in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

/**
 * Why Spark cannot run here: the sentence about Java, or null where the right one was found.
 * @param {NodeJS.ProcessEnv} env
 */
export function missingJava(env = process.env) {
  const { status, stderr, error } = spawnSync(PYTHON, ['-m', 'lead_lake.spark_java'], {
    encoding: 'utf8',
    env: { ...env, PYTHONPATH: join(ROOT, 'glue-scripts'), PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (status === 0) return null;
  return (error?.message ?? stderr).trim();
}
