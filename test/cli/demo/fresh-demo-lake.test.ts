import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshDemoLake } from '#cli/demo/fresh-demo-lake.ts';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';

const PEPPER = '00112233445566778899aabbccddeeff';
const OTHER = 'ffeeddccbbaa99887766554433221100';

describe('freshDemoLake', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'demo-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('takes the place of an earlier demo, also under another pepper', async () => {
    await freshDemoLake(dir, PEPPER);
    writeFileSync(path.join(dir, 'catalog.db'), 'old');
    const lake = await freshDemoLake(dir, OTHER);
    expect(lake).toMatchObject({ isDemo: true, gate: { pepper: Buffer.from(OTHER, 'hex') } });
    expect(readdirSync(dir).sort()).toEqual(['lake.json', 'pepper']);
  });

  it('never takes the place of its user’s own events', async () => {
    await openOrCreateLake({ dir, pepper: PEPPER, demo: false });
    writeFileSync(path.join(dir, 'catalog.db'), 'mine');
    await expect(freshDemoLake(dir, PEPPER)).rejects.toThrow(
      `${dir} holds events of your own: name another directory for the demo with --dir`,
    );
    expect(readdirSync(dir)).toContain('catalog.db');
  });
});
