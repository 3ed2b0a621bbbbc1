import { noteStage, run, runPipeline } from '#cli/commands/run.ts';
import { createTestContext } from './test-context.ts';

describe('lake run', () => {
  it('needs a lake before it sets anything up, also for another engine', async () => {
    const { context, written } = createTestContext();
    await expect(run({ dir: '/nowhere', engine: 'spark' }, context)).rejects.toThrow(
      'there is no lake at /nowhere',
    );
    expect(written.stderr).toBe('');
  });

  it('needs a lake', async () => {
    const { context } = createTestContext();
    await expect(run({ dir: '/nowhere', engine: 'duckdb' }, context)).rejects.toThrow(
      'there is no lake at /nowhere: send events to it first (lake send FILE), or try lake demo',
    );
  });

  it('publishes the tables of the lake itself and no others', async () => {
    const { context } = createTestContext();
    await expect(
      runPipeline({ dir: '/nowhere', out: '/elsewhere', stage: 'publish' }, context),
    ).rejects.toThrow('--stage publish tells of the tables of the lake itself: leave out --out');
  });

  it('notes stages below each other', () => {
    const { context, written } = createTestContext();
    noteStage(context.console, 'send', 1.94);
    noteStage(context.console, 'features', 150);
    expect(written.stderr).toBe('send      1.9 s\nfeatures  2.5 min\n');
  });
});
