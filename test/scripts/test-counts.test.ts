import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jestCounts, junitCounts } from '../../scripts/test-counts.mjs';

describe('what a runner reports', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'counts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const report = (text: string): string => {
    const file = path.join(folder, 'report');
    writeFileSync(file, text);
    return file;
  };

  it('counts a jest suite that did not even start as a failure', () => {
    const counts = {
      numPassedTests: 7,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 2,
      numTodoTests: 0,
    };
    expect(jestCounts(report(JSON.stringify(counts)))).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it('takes pytest’s passed tests for those that neither failed, broke nor were skipped', () => {
    const xml =
      '<testsuites name="x tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="16" time="1"><testcase/>';
    expect(junitCounts(report(xml))).toEqual({ passed: 10, failed: 3, skipped: 3 });
  });

  it('is one failure where there is no report', () => {
    const gone = path.join(folder, 'gone');
    expect([jestCounts(gone), junitCounts(gone)]).toEqual([
      { passed: 0, failed: 1, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 },
    ]);
  });
});
