import { jest } from '@jest/globals';
import { runPython } from '#cli/python.ts';

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('runPython', () => {
  it('reaches the pipeline, and throws the sentence it refuses a command with', async () => {
    await expect(runPython(['kpis', '--dir', '/nowhere/at/all'])).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^there is no lake at \/nowhere\/at\/all/),
    });
  });

  it('throws what the pipeline said last where it did not understand', async () => {
    await expect(runPython(['dance'])).rejects.toMatchObject({
      name: 'PipelineError',
      message: expect.stringMatching(/invalid choice: '?dance'?/),
    });
  });
});
