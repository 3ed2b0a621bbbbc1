import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryObjectReader } from '#adapters/directory-object-reader.ts';

describe('reading objects of a directory', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'object-reader-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const reader = createDirectoryObjectReader(root);

  it('gives their bytes, and nothing for one that is not there', async () => {
    mkdirSync(path.join(root, 'models'));
    writeFileSync(path.join(root, 'models', 'a.json'), '{}');
    expect(Buffer.from((await reader.read('models/a.json')) ?? '').toString()).toBe('{}');
    expect(await reader.read('models/b.json')).toBeNull();
  });

  it('throws where a directory stands in its place', async () => {
    await expect(reader.read('models')).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
