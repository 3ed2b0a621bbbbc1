import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkTree } from '../../../bench/data/link-tree.ts';

describe('linkTree', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'link-tree-'));
  const [from, to] = [path.join(root, 'from'), path.join(root, 'to')];
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('shares the files of a tree and leaves those that are there', () => {
    mkdirSync(path.join(from, 'a', 'b'), { recursive: true });
    mkdirSync(to);
    writeFileSync(path.join(from, 'a', 'b', 'new'), 'new');
    writeFileSync(path.join(from, 'old'), 'theirs');
    writeFileSync(path.join(to, 'old'), 'ours');
    linkTree(from, to);
    expect(statSync(path.join(to, 'a', 'b', 'new')).ino).toBe(statSync(path.join(from, 'a', 'b', 'new')).ino);
    expect(readFileSync(path.join(to, 'old'), 'utf8')).toBe('ours');
  });
});
