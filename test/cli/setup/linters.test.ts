import { ensureLinters, hasLinters } from '#cli/setup/linters.mjs';

const whereInstalled = hasLinters() ? it : it.skip;

describe('the set-up of the linters', () => {
  whereInstalled('does nothing and says nothing where they are installed', async () => {
    const said: string[] = [];
    await ensureLinters((line) => said.push(line));
    expect(said).toEqual([]);
  });
});
