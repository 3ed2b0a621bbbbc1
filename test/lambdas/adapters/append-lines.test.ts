import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendLines } from '#adapters/append-lines.ts';

describe('appendLines', () => {
  let folder: string;
  let handle: FileHandle;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lines-'));
    handle = await open(path.join(folder, 'lines'), 'a+');
  });
  afterEach(async () => {
    await handle.close();
    rmSync(folder, { recursive: true });
  });

  const text = () => readFileSync(path.join(folder, 'lines'), 'utf8');
  /** The file, with something that happens between looking at it and writing to it, or to the write itself. */
  const fileWith = (write: (bytes: Uint8Array) => Promise<{ bytesWritten: number }>) => ({
    stat: () => handle.stat(),
    read: (into: Buffer, ...place: [number, number, number]) => handle.read(into, ...place),
    write,
  });

  it('appends lines, and says so', async () => {
    expect(await appendLines(handle, 'a\nb\n')).toBe(true);
    expect(await appendLines(handle, 'c\n')).toBe(true);
    expect(text()).toBe('a\nb\nc\n');
  });

  it('ends a line that was cut short before', async () => {
    appendFileSync(path.join(folder, 'lines'), 'a\nto');
    expect(await appendLines(handle, 'b\n')).toBe(true);
    expect(text()).toBe('a\nto\nb\n');
  });

  it('says of lines that the disk took in part that they are not there, and writes no more', async () => {
    const sizes: number[] = [];
    const short = fileWith((bytes) => {
      sizes.push(bytes.length);
      return handle.write(bytes.subarray(0, 3));
    });
    expect(await appendLines(short, 'a\nb\n')).toBe(false);
    expect(sizes).toEqual([4]);
    expect(text()).toBe('a\nb');
  });

  it('says of lines that another one has begun meanwhile to spoil that they are not there', async () => {
    const late = fileWith((bytes) => {
      appendFileSync(path.join(folder, 'lines'), 'to');
      return handle.write(bytes);
    });
    expect(await appendLines(late, 'b\n')).toBe(false);
    expect(text()).toBe('tob\n');
  });

  it('says of lines that come after those of another that they are there', async () => {
    await appendLines(handle, 'a\n');
    const late = fileWith((bytes) => {
      appendFileSync(path.join(folder, 'lines'), 'other\n');
      return handle.write(bytes);
    });
    expect(await appendLines(late, 'b\n')).toBe(true);
    expect(text()).toBe('a\nother\nb\n');
  });

  it('writes in one piece, however much it is', async () => {
    const lines = ['x', 'y', 'z'].map((letter) => `${letter.repeat(3_000_000)}\n`);
    const handles = await Promise.all(lines.map(() => open(path.join(folder, 'lines'), 'a+')));
    const taken = await Promise.all(handles.map((each, at) => appendLines(each, lines[at] ?? '')));
    await Promise.all(handles.map((each) => each.close()));
    expect(taken).toEqual([true, true, true]);
    const found = text()
      .split('\n')
      .filter((line) => line !== '');
    expect(found.map((line) => `${line}\n`).sort()).toEqual(lines);
  });
});
