// `npm test`: every check of the project, in one go, after setting up what they need. Ends with one line that
// counts over all runners.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureLinters } from '../cli/setup/linters.mjs';
import { ensureMiniStack } from '../cli/setup/ministack.mjs';
import { ensureSetUp, PYTHON, ROOT, SetUpError } from '../cli/setup/set-up.mjs';
import { ensureSpark, missingJava } from '../cli/setup/spark.mjs';
import { ensureTrino } from '../cli/setup/trino.mjs';
import { jestCounts, junitCounts } from './test-counts.mjs';

const RESULTS = join(ROOT, '.test-results');
const VENV = join(ROOT, '.venv', 'bin');
const JEST_RESULTS = join(RESULTS, 'jest.json');
const PYTEST_RESULTS = join(RESULTS, 'pytest.xml');

/** @typedef {import('./test-counts.mjs').Counts} Counts */

/** Checks that pass or fail as a whole. */
const CHECKS = [
  {
    name: 'generated files are fresh',
    command: ['node', '--import', 'tsx', 'cli/generate/main.ts', '--check'],
  },
  { name: 'tsc', command: ['node', 'node_modules/.bin/tsc', '--noEmit'] },
  { name: 'tsc of the stacks', command: ['node', 'node_modules/.bin/tsc', '--noEmit', '-p', 'lib'] },
  { name: 'biome', command: ['node', 'node_modules/.bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'ruff', command: [join(VENV, 'ruff'), 'check', 'glue-scripts', 'test', 'bench'] },
  {
    name: 'ruff format',
    command: [join(VENV, 'ruff'), 'format', '--check', 'glue-scripts', 'test', 'bench'],
  },
  { name: 'mypy', command: [join(VENV, 'mypy')] },
];

const REHEARSAL = { name: 'rehearsal', command: ['node', 'scripts/rehearse.mjs'] };

/** Runners that count their own tests. */
const RUNNERS = [
  {
    name: 'pytest',
    command: [PYTHON, '-m', 'pytest', `--junitxml=${PYTEST_RESULTS}`, '-rs'],
    counts: () => junitCounts(PYTEST_RESULTS),
  },
  {
    name: 'jest',
    command: [
      'node',
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${JEST_RESULTS}`,
    ],
    counts: () => jestCounts(JEST_RESULTS),
  },
];

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
/** Why Spark cannot run here, null where it can. @type {string | null} */
let noSpark = null;
try {
  await ensureSetUp('dev', say);
  noSpark = missingJava();
  if (noSpark === null) await ensureSpark(say);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stdout.write(`${error.message}\n\n0 passed, 1 failed\n`);
  process.exit(1);
}
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
if (!process.env.LEAD_LAKE_DATA) {
  process.stdout.write(
    'SKIPPED: tests on real data and hostile corpora; set LEAD_LAKE_DATA to the folder that holds data/ and corpora/.\n',
  );
}
// each in a folder of its own, and most of the time waiting for the network
await Promise.all([
  unlessMissing('the rehearsal of a deployment, and the doors to AWS', async () => {
    await ensureMiniStack(say);
    CHECKS.push(REHEARSAL);
  }),
  unlessMissing('cfn-lint and checkov over the templates', () => ensureLinters(say)),
  unlessMissing("the judgement of Athena's SQL by Trino", async () => {
    const { home, java } = await ensureTrino(say);
    Object.assign(process.env, { LEAD_LAKE_TRINO: home, LEAD_LAKE_TRINO_JAVA: java });
  }),
]);
if (noSpark !== null) process.stdout.write(`SKIPPED: tests of Spark. ${noSpark}\n`);

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command } of CHECKS) {
  const code = await run(name, command);
  if (code === 0) total.passed += 1;
  else total.failed += 1;
}
for (const { name, command, counts } of RUNNERS) {
  const code = await run(name, command);
  const found = counts();
  total.passed += found.passed;
  total.skipped += found.skipped;
  // a runner that breaks without a failed test (or without any test) is a failure too
  total.failed += found.failed || (code === 0 && found.passed > 0 ? 0 : 1);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * Sets up what tests can do without; what cannot be had is said, and why.
 *
 * @param {string} without
 * @param {() => Promise<unknown>} setUp
 */
async function unlessMissing(without, setUp) {
  try {
    await setUp();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stdout.write(`SKIPPED: ${without}. ${error.message}\n`);
  }
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Promise<number>}
 */
function run(name, [program = '', ...args]) {
  process.stdout.write(`\n== ${name}\n`);
  const start = Date.now();
  return new Promise((resolve) => {
    // jest writes its report to stderr and, with --json, the same again to stdout
    const stdout = name === 'jest' ? 'ignore' : 'inherit';
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', stdout, 'inherit'] });
    child.on('error', (error) => {
      process.stdout.write(`${name} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      process.stdout.write(
        `== ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)\n`,
      );
      resolve(code ?? 1);
    });
  });
}
