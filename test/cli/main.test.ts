import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ROOT } from '#cli/setup/set-up.mjs';

const LAKE = path.join(ROOT, 'cli', 'lake.mjs');
const { NODE_OPTIONS: _, ...ENV } = process.env;
const FULL = '/dev/full';

/** Runs the real command with its result going to `stdout`; a pipe is closed before anything is written to it. */
function lakeInto(
  stdout: 'pipe' | number,
  ...args: string[]
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [LAKE, ...args], { stdio: ['ignore', stdout, 'pipe'], env: ENV });
  child.stdout?.destroy();
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('the lake program', () => {
  it('ends in peace where its reader has gone', async () => {
    expect(await lakeInto('pipe', '--help')).toEqual({ code: 0, stderr: '' });
  });

  // Not every system has a device that is always full.
  (existsSync(FULL) ? it : it.skip)('fails in one sentence where its result finds no room', async () => {
    const full = openSync(FULL, 'w');
    try {
      expect(await lakeInto(full, '--help')).toEqual({
        code: 1,
        stderr:
          'lake: cannot write the result: the disk is full; free some space and run the command again\n',
      });
    } finally {
      closeSync(full);
    }
  });

  it('fails in one sentence where a command fails', async () => {
    expect(await lakeInto('pipe', 'demo', '--leads', 'many')).toEqual({
      code: 1,
      stderr: 'lake: --leads many is not a whole number from 1 to 1,000,000\n',
    });
  });
});
