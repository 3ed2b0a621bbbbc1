import { execFile } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '#cli/setup/set-up.mjs';
import { LAKE_SPACING } from './soak-seed.ts';
import type { Summary } from './summary.ts';

const SLICE_MS = 300_000;

/** Runs the soak as a person would; a rejected promise is an exit code that is not 0. */
function runSoak(...args: string[]): Promise<Summary> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const script = path.join(ROOT, 'scripts', 'soak.mjs');
    execFile(process.execPath, [script, '--json', ...args], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(new Error(stderr || error.message));
    });
  });
}

describe('a slice of the soak', () => {
  it(
    'loses no record and doubles no event, in memory and in a lake that the pipeline judges',
    async () => {
      const first = LAKE_SPACING - 3;
      const summary = await runSoak(
        '--first',
        String(first),
        '--seeds',
        '4',
        '--records',
        '300',
        '--jobs',
        '2',
      );

      expect(summary).toMatchObject({
        seeds: 4,
        lakes: 1,
        lost: 0,
        duplicates: 0,
        breaches: {},
        failedSeeds: [],
      });
      expect(summary.numbers.sent).toBe(1_200);
      expect(summary.numbers.poison).toBeGreaterThanOrEqual(8);
      const ports = new Set(Object.keys(summary.injected).map((name) => name.split(',')[0]));
      expect([...ports].sort()).toEqual(
        expect.arrayContaining(['checkpoint save', 'invocation', 'metrics', 'object put', 'stream read']),
      );
    },
    SLICE_MS,
  );

  it('says which option was wrong', async () => {
    await expect(runSoak('--faults', '2')).rejects.toThrow('--faults is a share from 0 to 1, got 2');
  });
});
