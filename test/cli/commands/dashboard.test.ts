import { jest } from '@jest/globals';
import { dashboard } from '#cli/commands/dashboard.ts';
import { createTestContext } from './test-context.ts';

// It starts the Python side, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('lake dashboard', () => {
  it('needs a lake', async () => {
    const { context, written } = createTestContext();
    await expect(dashboard({ dir: '/nowhere' }, context)).rejects.toThrow(/^there is no lake at \/nowhere/);
    expect(written.stdout).toBe('');
  });
});
