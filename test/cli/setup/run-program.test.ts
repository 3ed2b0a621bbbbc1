import { jest } from '@jest/globals';
import { runProgram } from '#cli/setup/run-program.mjs';

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('a program of the set-up', () => {
  it('is silent where it succeeds', async () => {
    await expect(runProgram('node', ['-e', 'console.log("much")'], 'it failed')).resolves.toBeUndefined();
  });

  it('shows the end of what it said where it fails', async () => {
    const script = 'for (let line = 1; line <= 20; line += 1) console.error(line); process.exitCode = 1';
    await expect(runProgram('node', ['-e', script], 'npm could not install')).rejects.toMatchObject({
      name: 'SetUpError',
      message: 'npm could not install:\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20',
    });
  });

  it('is named where it is not there', async () => {
    await expect(runProgram('no-such-program', [], 'npm could not install')).rejects.toThrow(
      /^npm could not install: no-such-program did not start \(.*ENOENT.*\)$/,
    );
  });
});
