import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryObjectInbox } from '#adapters/directory-object-inbox.ts';
import { collect } from './collect.ts';

describe('the directory inbox', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'inbox-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('lists the files of all folders by their path', async () => {
    mkdirSync(path.join(root, 'aws', 'lambda'), { recursive: true });
    writeFileSync(path.join(root, 'aws', 'lambda', 'a'), 'content');
    expect(await collect(createDirectoryObjectInbox(root).list())).toEqual([
      { key: 'aws/lambda/a', bytes: 7 },
    ]);
  });

  it('holds nothing where the directory was never made', async () => {
    expect(await collect(createDirectoryObjectInbox(path.join(root, 'none')).list())).toEqual([]);
  });

  it('reads an object until it is removed, and does not mind a second removal', async () => {
    const inbox = createDirectoryObjectInbox(root);
    writeFileSync(path.join(root, 'a'), 'content');
    expect(await inbox.read('a')).toEqual(Buffer.from('content'));
    await inbox.remove('a');
    await inbox.remove('a');
    expect(await inbox.read('a')).toBeNull();
  });

  it('throws what keeps it from reading', async () => {
    await expect(createDirectoryObjectInbox(root).read('.')).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
