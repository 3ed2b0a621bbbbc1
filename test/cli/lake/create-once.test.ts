import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOnce, withoutDraft } from '#cli/lake/create-once.ts';

describe('createOnce', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'once-'));
    file = path.join(folder, 'file');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes the file with the rights asked for, and leaves no draft', async () => {
    await createOnce(file, 'text', 0o600);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['text', 0o600]);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('leaves a file as it is that was there first', async () => {
    const texts = ['a', 'b', 'c', 'd'];
    await Promise.all(texts.map((text) => createOnce(file, text, 0o600)));
    const first = readFileSync(file, 'utf8');
    expect(texts).toContain(first);
    await createOnce(file, 'late', 0o600);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('fails where it cannot write', async () => {
    await expect(createOnce(path.join(folder, 'gone', 'file'), 'text', 0o600)).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('knows what a draft was to become', () => {
    expect(['file', 'file.draft', 'file.draft-12ab-34', 'file.draft-x'].map(withoutDraft)).toEqual([
      'file',
      'file',
      'file',
      'file.draft-x',
    ]);
  });
});
