import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, namingPath } from '#adapters/store-write-error.ts';
import { LakeBusyError, type LockHolder } from './lake-busy-error.ts';
import { identityOf, isRunning } from './process-identity.ts';

/** What a lake is locked for; different purposes do not exclude each other. */
export type LockPurpose = 'send' | 'run' | 'push' | 'publish';

export interface LakeLock {
  /** Gives the lock back; it never fails, and a second call does nothing. */
  release(): Promise<void>;
}

export interface LakeLockProps {
  readonly lakeDir: string;
  readonly purpose: LockPurpose;
  readonly nowMs: number;
}

/**
 * Takes the lake for one purpose, or throws `LakeBusyError` where a living process has it.
 *
 * Lock files are numbered, `send.1.lock`, `send.2.lock`, and the highest number is the holder. A holder that died
 * or gave the lock back is followed by linking the next number, which only one process can do. The highest file
 * is never deleted, so numbers never come back, and nobody who looked long ago can take or delete a living lock.
 */
export async function acquireLock({ lakeDir, purpose, nowMs }: LakeLockProps): Promise<LakeLock> {
  const folder = path.join(lakeDir, 'locks');
  return namingPath(folder, async () => {
    await mkdir(folder, { recursive: true });
    const draft = path.join(folder, `${purpose}.${randomUUID()}.draft`);
    const holder: LockHolder = { ...identityOf(process.pid), since: new Date(nowMs).toISOString() };
    try {
      await writeFile(draft, `${JSON.stringify(holder)}\n`);
      return await takeNumber(lakeDir, purpose, folder, draft);
    } finally {
      await unlinkQuietly(draft);
    }
  });
}

/** Runs `work` while holding the lake for the purpose. */
export async function withLock<T>(props: LakeLockProps, work: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(props);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function takeNumber(
  lakeDir: string,
  purpose: LockPurpose,
  folder: string,
  draft: string,
): Promise<LakeLock> {
  for (;;) {
    const highest = (await lockNumbers(folder, purpose)).at(-1) ?? 0;
    const holder = await readHolder(lockFile(folder, purpose, highest));
    if (holder !== null && isRunning(holder)) {
      throw new LakeBusyError(lakeDir, purpose, lockFile(folder, purpose, highest), holder);
    }
    const mine = lockFile(folder, purpose, highest + 1);
    if (!(await linked(draft, mine))) continue;
    // Between looking and linking, others may have come and gone past this number.
    const numbers = await lockNumbers(folder, purpose);
    if (numbers.at(-1) === highest + 1) {
      await Promise.all(
        numbers.slice(0, -1).map((number) => unlinkQuietly(lockFile(folder, purpose, number))),
      );
      return createLock(mine);
    }
    await unlinkQuietly(mine);
  }
}

function createLock(file: string): LakeLock {
  let isHeld = true;
  return {
    async release() {
      if (!isHeld) return;
      isHeld = false;
      // Emptying needs no room, so a full disk cannot keep the lock; and where nothing at all can be written any
      // more, the end of this process frees it, and the error that brought us here is the one to be told.
      await truncate(file).catch(() => undefined);
    },
  };
}

/** The holder a lock file names, or null where the lock is free: given back, or deleted by a later holder. */
async function readHolder(file: string): Promise<LockHolder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // A lock is linked whole, so one that does not parse was emptied by its holder, or left by a broken disk.
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function lockFile(folder: string, purpose: LockPurpose, number: number): string {
  return path.join(folder, `${purpose}.${number}.lock`);
}

async function lockNumbers(folder: string, purpose: LockPurpose): Promise<number[]> {
  const pattern = new RegExp(`^${purpose}\\.(\\d+)\\.lock$`);
  const numbers = (await readdir(folder)).map((name) => Number(pattern.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function unlinkQuietly(file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
}
