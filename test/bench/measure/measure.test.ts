import { PYTHON } from '#cli/setup/paths.mjs';
import { measure } from '../../../bench/measure/measure.ts';

/** Works for this many seconds of CPU time, by its own clock. */
const BURN = 'import time\nwhile time.process_time() < 0.4: pass\n';

const python = (code: string, until?: string) =>
  measure({ program: PYTHON, args: ['-c', code], ...(until !== undefined && { until }) });

describe('measure', () => {
  it('passes on what the program prints and counts its CPU time and memory', async () => {
    const { stdout, cpuSeconds, peakBytes } = await python(`${BURN}b = b"x" * 80_000_000\nprint("done")`);
    expect(stdout).toBe('done\n');
    expect(cpuSeconds).toBeGreaterThanOrEqual(0.4);
    expect(peakBytes).toBeGreaterThan(80_000_000);
  });

  it('counts the work of a process that outlives its parent', async () => {
    const child = `import subprocess, sys\nsubprocess.Popen([sys.executable, "-c", ${JSON.stringify(BURN)}])`;
    const { cpuSeconds } = await python(child);
    expect(cpuSeconds).toBeGreaterThanOrEqual(0.4);
  });

  it('ends a program where it says what was waited for', async () => {
    const { stdout } = await python(
      'import sys, time\nprint("a", flush=True)\nprint("here now", file=sys.stderr, flush=True)\ntime.sleep(600)\nprint("b")',
      'here',
    );
    expect(stdout).toBe('a\n');
  });

  it('throws where that was never said', async () => {
    await expect(python('pass', 'here')).rejects.toThrow('never said here');
  });

  it('throws the last words of a program that failed', async () => {
    const failing = python('import sys\nprint("why", file=sys.stderr)\nsys.exit(3)');
    await expect(failing).rejects.toMatchObject({ name: 'FailedProgramError', said: 'why' });
  });
});
