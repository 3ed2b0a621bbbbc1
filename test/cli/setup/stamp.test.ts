import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOf, isStamped, removeStamp, writeStamp } from '#cli/setup/stamp.mjs';

describe('a stamp', () => {
  let folder: string;
  let stamp: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stamp-'));
    stamp = path.join(folder, 'stamp');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const isDone = (state: string) => [isStamped(stamp, state, 'runtime'), isStamped(stamp, state, 'dev')];

  it('says what was installed, from which state', () => {
    expect(isDone('lock a')).toEqual([false, false]);
    writeStamp(stamp, 'lock a', 'runtime');
    expect(isDone('lock a')).toEqual([true, false]);
    expect(isDone('lock b')).toEqual([false, false]);
  });

  it('of the tools for testing holds for running, too', () => {
    writeStamp(stamp, 'lock a', 'dev');
    expect(isDone('lock a')).toEqual([true, true]);
  });

  it('of Spark is one of its own', () => {
    writeStamp(stamp, 'lock a', 'spark');
    expect([isStamped(stamp, 'lock a', 'spark'), ...isDone('lock a')]).toEqual([true, false, false]);
    writeStamp(stamp, 'lock a', 'dev');
    expect(isStamped(stamp, 'lock a', 'spark')).toBe(false);
  });

  it('is gone before an installation begins, also where there was none', () => {
    writeStamp(stamp, 'lock a', 'dev');
    removeStamp(stamp);
    removeStamp(stamp);
    expect(isDone('lock a')).toEqual([false, false]);
  });

  it('knows a lock file by its content', () => {
    const lock = path.join(folder, 'lock');
    writeFileSync(lock, 'abc');
    // The beginning of the SHA-256 of "abc".
    expect(hashOf(lock)).toBe('ba7816bf8f01cfea');
  });
});
