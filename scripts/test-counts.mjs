// What a runner's own report says of its tests.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A runner that left no report broke before it could. @type {Counts} */
const NO_REPORT = { passed: 0, failed: 1, skipped: 0 };

/** @param {string} file jest's `--json --outputFile` @returns {Counts} */
export function jestCounts(file) {
  if (!existsSync(file)) return NO_REPORT;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {string} file pytest's `--junitxml` @returns {Counts} */
export function junitCounts(file) {
  if (!existsSync(file)) return NO_REPORT;
  const suite = /<testsuite [^>]*>/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('errors') + count('failures');
  return { passed: count('tests') - failed - count('skipped'), failed, skipped: count('skipped') };
}
