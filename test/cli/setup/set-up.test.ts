import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureSetUp, PYTHON, ROOT } from '#cli/setup/set-up.mjs';

describe('set-up', () => {
  it('does nothing and says nothing where the tools for testing are installed', async () => {
    const said: string[] = [];
    await ensureSetUp('runtime', (line) => said.push(line));
    expect(said).toEqual([]);
  });

  it('knows where the checkout and its Python are', () => {
    expect(existsSync(path.join(ROOT, 'package.json'))).toBe(true);
    expect(existsSync(PYTHON)).toBe(true);
  });
});
