import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createDirectoryObjectStore,
  ObjectKeyError,
  TEMPORARY_FOLDER,
} from '#adapters/directory-object-store.ts';
import { StoreWriteError } from '#adapters/store-write-error.ts';

/** Above what a Linux kernel gives to any process. */
const NO_SUCH_PID = 999_999_999;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'object-store-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('the directory object store', () => {
  it('stores an object under its key and creates the folders on the way', async () => {
    const outcome = await createDirectoryObjectStore(root).putIfAbsent(
      'raw/dt=2025-01-01/a.gz',
      Buffer.from('one'),
    );

    expect(outcome).toBe('stored');
    expect(await readFile(path.join(root, 'raw/dt=2025-01-01/a.gz'), 'utf8')).toBe('one');
    expect(await readdir(path.join(root, TEMPORARY_FOLDER))).toEqual([]);
  });

  it('leaves a taken key as it is and says so', async () => {
    const store = createDirectoryObjectStore(root);
    await store.putIfAbsent('raw/a', Buffer.from('first'));

    expect(await store.putIfAbsent('raw/a', Buffer.from('second'))).toBe('exists');
    expect(await readFile(path.join(root, 'raw/a'), 'utf8')).toBe('first');
    expect(await readdir(path.join(root, TEMPORARY_FOLDER))).toEqual([]);
  });

  it('lets exactly one of many concurrent puts of a key store', async () => {
    const store = createDirectoryObjectStore(root);

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => store.putIfAbsent('raw/a', Buffer.from(String(at)))),
    );

    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    const winner = outcomes.indexOf('stored');
    expect(await readFile(path.join(root, 'raw/a'), 'utf8')).toBe(String(winner));
  });

  it.each([
    '../a',
    'raw/../../a',
    '/etc/a',
    'raw//a',
    './a',
    '',
    'raw/',
    'a\\b',
    'a\0b',
    `${TEMPORARY_FOLDER}/a`,
  ])('refuses the key %j, which is no plain path inside the root', async (key) => {
    await expect(createDirectoryObjectStore(root).putIfAbsent(key, Buffer.from('x'))).rejects.toThrow(
      ObjectKeyError,
    );
  });

  it('clears away drafts of dead processes and leaves those of living ones', async () => {
    const temporary = path.join(root, TEMPORARY_FOLDER);
    await mkdir(temporary);
    await writeFile(path.join(temporary, `${NO_SUCH_PID}-half`), 'half an obj');
    await writeFile(path.join(temporary, `${process.pid}-mine`), 'in the making');

    await createDirectoryObjectStore(root).putIfAbsent('raw/a', Buffer.from('x'));

    expect(await readdir(temporary)).toEqual([`${process.pid}-mine`]);
  });

  it('names what could not be written when a part of the path is a file', async () => {
    await writeFile(path.join(root, 'raw'), 'not a folder');

    const failure = createDirectoryObjectStore(root).putIfAbsent('raw/source=web/a', Buffer.from('x'));

    await expect(failure).rejects.toThrow(StoreWriteError);
    await expect(failure).rejects.toThrow(`cannot write ${path.join(root, 'raw/source=web/a')}: `);
  });

  it('never takes a failure for an object that exists', async () => {
    const store = createDirectoryObjectStore(root);
    await store.putIfAbsent('raw/a', Buffer.from('x'));
    await rm(path.join(root, TEMPORARY_FOLDER), { recursive: true });

    await expect(store.putIfAbsent('raw/b', Buffer.from('x'))).rejects.toThrow(StoreWriteError);
  });

  it('works again once the reason for a failure is gone', async () => {
    const store = createDirectoryObjectStore(path.join(root, 'lake'));
    await writeFile(path.join(root, 'lake'), 'in the way');
    await expect(store.putIfAbsent('raw/a', Buffer.from('x'))).rejects.toThrow(StoreWriteError);
    await rm(path.join(root, 'lake'));

    expect(await store.putIfAbsent('raw/a', Buffer.from('x'))).toBe('stored');
  });
});
