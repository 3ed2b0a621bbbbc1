import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ROOT } from '#cli/setup/paths.mjs';
import { BUNDLE_FILE, bundleFunction } from '#lib/constructs/bundle-function.ts';

jest.setTimeout(60_000);

/** Most kilobytes (1,000 bytes) of each bundle: what they are, and a little. More is a decision, made here. */
const MOST_KB: Readonly<Record<string, number>> = {
  drain: 985,
  'kpi-emission': 840,
  'pipeline-overdue': 460,
  publish: 760,
  scoring: 1_110,
  'table-migration': 850,
  validation: 975,
  'warehouse-migration': 850,
};

const LAMBDAS = path.join(ROOT, 'lambdas');
const functions = readdirSync(LAMBDAS).filter((name) => existsSync(path.join(LAMBDAS, name, 'handler.ts')));

describe('the bundle of a function', () => {
  it('has a stated size, whatever the function', () => {
    expect(functions).toEqual(Object.keys(MOST_KB));
  });

  it.each(functions)('is within the size stated for %s', (name) => {
    const kilobytes = statSync(path.join(bundleFunction(name), BUNDLE_FILE)).size / 1_000;
    expect(kilobytes).toBeLessThanOrEqual(MOST_KB[name] ?? 0);
  });

  it.each(functions)('holds no store of one machine, which is compiled for it: %s', (name) => {
    expect(readFileSync(path.join(bundleFunction(name), BUNDLE_FILE), 'utf8')).not.toContain('lmdb');
  });

  it('is the same bytes wherever it is made, so that a deployment without a change changes nothing', () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'bundle-'));
    try {
      const [here, there] = [bundleFunction('validation'), bundleFunction('validation', elsewhere)];
      const bytes = (folder: string) => readFileSync(path.join(folder, BUNDLE_FILE));
      expect(bytes(there).equals(bytes(here))).toBe(true);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
