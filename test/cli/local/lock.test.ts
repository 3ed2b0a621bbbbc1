import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { LakeBusyError } from '#cli/local/lake-busy-error.ts';
import { acquireLock, withLock } from '#cli/local/lock.ts';
import { type Child, startChild } from './programs/child.ts';

/** Starting processes takes its time on a busy machine. */
const WITH_PROCESSES_MS = 60_000;
const NOW_MS = Date.parse('2025-01-01T12:00:00Z');

let lakeDir: string;
let children: Child[];
beforeEach(async () => {
  lakeDir = await mkdtemp(path.join(tmpdir(), 'lock-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await rm(lakeDir, { recursive: true, force: true });
});

const take = () => acquireLock({ lakeDir, purpose: 'send', nowMs: NOW_MS });
const startHolder = (...args: string[]): Child => {
  const child = startChild('hold-lock.ts', lakeDir, ...args);
  children.push(child);
  return child;
};
const lockFiles = async (): Promise<string[]> => (await readdir(path.join(lakeDir, 'locks'))).sort();

describe('the lock of a lake', () => {
  it('is refused while a living process holds it, in a sentence that says who, since when and what to do', async () => {
    await take();

    await expect(take()).rejects.toThrow(
      `the lake ${lakeDir} is busy: process ${process.pid} holds "send" since 2025-01-01T12:00:00.000Z; ` +
        'wait until it has ended and try again',
    );
    await expect(take()).rejects.toThrow(LakeBusyError);
  });

  it('can be taken again once it was given back, any number of times', async () => {
    for (let round = 1; round <= 3; round += 1) await (await take()).release();

    await take();
    expect(await lockFiles()).toEqual(['send.4.lock']);
  });

  it('leaves it to the work to say what failed, also where the lock itself is gone', async () => {
    const work = async (): Promise<never> => {
      await rm(lakeDir, { recursive: true });
      throw new Error('the disk is gone');
    };
    await expect(withLock({ lakeDir, purpose: 'send', nowMs: NOW_MS }, work)).rejects.toThrow(
      'the disk is gone',
    );
  });

  it('for one purpose does not hinder another', async () => {
    await take();
    await expect(acquireLock({ lakeDir, purpose: 'run', nowMs: NOW_MS })).resolves.toBeDefined();
  });

  it('is given back after the work, also where the work fails', async () => {
    const props = { lakeDir, purpose: 'send', nowMs: NOW_MS } as const;
    await expect(withLock(props, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await withLock(props, async () => 'done')).toBe('done');
  });

  it(
    'is refused while another process holds it and free once that one was killed',
    async () => {
      const holder = startHolder();
      expect(await holder.nextLine()).toBe('held');
      await expect(take()).rejects.toThrow(`process ${holder.process.pid} holds "send"`);

      await holder.kill();

      await take();
      expect(await lockFiles()).toEqual(['send.2.lock']);
    },
    WITH_PROCESSES_MS,
  );

  it(
    'of a dead holder goes to exactly one of many that want it',
    async () => {
      const dead = startHolder();
      await dead.nextLine();
      await dead.kill();

      const said = await Promise.all(Array.from({ length: 6 }, () => startHolder().nextLine()));

      expect(said.filter((line) => line === 'held')).toHaveLength(1);
      expect(said.filter((line) => line === 'LakeBusyError')).toHaveLength(5);
    },
    WITH_PROCESSES_MS,
  );

  it('is free where another process has got the number of the dead holder', async () => {
    await mkdir(path.join(lakeDir, 'locks'));
    const holder = {
      host: hostname(),
      pid: process.pid,
      started: 'another boot:1',
      since: '2024-12-31T00:00:00.000Z',
    };
    await writeFile(path.join(lakeDir, 'locks', 'send.7.lock'), JSON.stringify(holder));

    if (process.platform === 'linux') {
      await take();
      expect(await lockFiles()).toEqual(['send.8.lock']);
    }
  });

  it('held on another machine is not taken over, and says how to free it', async () => {
    await mkdir(path.join(lakeDir, 'locks'));
    const file = path.join(lakeDir, 'locks', 'send.1.lock');
    const holder = { host: 'another.example.com', pid: 1, started: null, since: '2024-12-31T00:00:00.000Z' };
    await writeFile(file, JSON.stringify(holder));

    await expect(take()).rejects.toThrow(
      `process 1 on another.example.com holds "send" since 2024-12-31T00:00:00.000Z; ` +
        `wait until it has ended and try again, or delete ${file} if that process is gone`,
    );
  });

  it('that a broken disk left empty holds nobody up', async () => {
    await mkdir(path.join(lakeDir, 'locks'));
    await writeFile(path.join(lakeDir, 'locks', 'send.1.lock'), '');

    await expect(take()).resolves.toBeDefined();
  });
});
