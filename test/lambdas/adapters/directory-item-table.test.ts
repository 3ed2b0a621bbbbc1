import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryItemTable, type DirectoryItemTable } from '#adapters/directory-item-table.ts';
import { describeItemTable } from './item-table-contract.ts';

const made: { table: DirectoryItemTable; directory: string }[] = [];
const openIn = (directory: string, now?: () => number) => {
  const table = createDirectoryItemTable({ directory, ...(now && { now }) });
  made.push({ table, directory });
  return table;
};
const newDirectory = () => mkdtemp(path.join(tmpdir(), 'item-table-'));
afterAll(async () => {
  for (const { table, directory } of made) {
    await table.close();
    await rm(directory, { recursive: true, force: true });
  }
});

describeItemTable('a directory', async (now) => openIn(await newDirectory(), now));

const WRITER = path.join(import.meta.dirname, 'endless-writer.ts');

/** The numbers a process of its own has said it wrote, once it was killed in the middle of its work. */
async function killedWriter(directory: string, name: string, enough: number): Promise<number[]> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', WRITER, directory, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.length > enough) child.kill('SIGKILL');
    });
  });
  const whole = said.slice(0, said.lastIndexOf('\n'));
  return whole.split('\n').map(Number);
}

describe('a table of items in a directory', () => {
  it('keeps whole transactions, and all it was told are written, when the processes that write are killed', async () => {
    const directory = await newDirectory();
    const said = await Promise.all(['a', 'b'].map((name) => killedWriter(directory, name, 500)));
    const table = openIn(directory);
    const [counter = null] = await table.get([{ pk: 'counter', sk: 'counter' }]);
    const numbers = await table.list('numbers', '', { order: 'ascending' });
    expect(numbers).toHaveLength(counter?.version ?? 0);
    for (const [place, writer] of ['a', 'b'].entries()) {
      const own = said[place] ?? [];
      expect(own.length).toBeGreaterThan(50);
      const items = await table.get(own.map((number) => ({ pk: 'numbers', sk: String(number) })));
      expect(items.every((item) => item?.body === JSON.stringify(writer))).toBe(true);
    }
    const next = { pk: 'counter', sk: 'counter', body: '0', before: counter?.version ?? null };
    expect(await table.write([next])).toBe('done');
  }, 30_000);

  it('shows at once what another has written in the same turn', async () => {
    const directory = await newDirectory();
    const [one, other] = [openIn(directory), openIn(directory)];
    const key = { pk: 'k', sk: 's' };
    expect(await other.get([key])).toEqual([null]);
    await one.write([{ ...key, body: '1', before: null }]);
    expect(await other.get([key])).toEqual([{ version: 1, body: '1' }]);
    await one.close();
    expect(await other.write([{ ...key, body: '2', before: 1 }])).toBe('done');
  });
});
