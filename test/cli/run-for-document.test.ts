import { jest } from '@jest/globals';
import { type PipelineProgress, runForDocument } from '#cli/run-for-document.ts';

/** Runs a program given as JavaScript, in the place of the pipeline. */
function runScript(script: string, onProgress: (progress: PipelineProgress) => void = () => {}) {
  return runForDocument({ program: process.execPath, args: ['-e', script], env: process.env, onProgress });
}

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('runForDocument', () => {
  it('returns the document and passes the progress on, whatever else is said', async () => {
    const told: PipelineProgress[] = [];
    const script = `
      console.error('a warning of some library');
      console.error('{"stage":"score","state":"done","seconds":1.5}');
      console.log('{"rows":[{"city":"Zürich"}]}')`;
    expect(await runScript(script, (progress) => told.push(progress))).toEqual({
      rows: [{ city: 'Zürich' }],
    });
    expect(told).toEqual([{ stage: 'score', state: 'done', seconds: 1.5 }]);
  });

  it('throws the sentence in which the program says what is wrong', async () => {
    const script = `console.error('{"error":"no column named x"}'); process.exitCode = 1`;
    await expect(runScript(script)).rejects.toMatchObject({
      name: 'UserError',
      message: 'no column named x',
    });
  });

  it.each([
    [
      'the last thing it said',
      `console.error('one'); console.error('out of memory'); process.exitCode = 3`,
      'out of memory',
    ],
    ['its exit code where it said nothing', 'process.exitCode = 3', 'exit code 3'],
    ['the signal from outside', "process.kill(process.pid, 'SIGKILL')", 'it was stopped from outside'],
  ])('explains an unexplained end by %s', async (_what, script, why) => {
    await expect(runScript(script)).rejects.toMatchObject({
      name: 'PipelineError',
      message: `the pipeline ended before it was done (${why}): nothing is lost, run it again`,
    });
  });
});
