import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectStore } from './object-store.ts';
import { errorCode, namingPath } from './store-write-error.ts';
import { syncFolder } from './sync-folder.ts';

/** Where objects are written before they get their name; inside the root, so that a link never crosses disks. */
export const TEMPORARY_FOLDER = '.tmp';

/** A key that would leave the store's root, or collide with its own bookkeeping. */
export class ObjectKeyError extends Error {
  override readonly name = 'ObjectKeyError';

  constructor(key: string) {
    super(`an object key is a relative path without "." or ".." parts, got ${JSON.stringify(key)}`);
  }
}

/**
 * S3's put-if-absent on a directory. An object is written whole to a temporary file, synced, and only then
 * linked to its name: link(2) fails where the name is taken, and a process or a machine that dies at any point
 * leaves either the whole object or none.
 */
export function createDirectoryObjectStore(root: string): ObjectStore {
  const absoluteRoot = path.resolve(root);
  const temporary = path.join(absoluteRoot, TEMPORARY_FOLDER);
  const folders = createFolders();
  let ready: Promise<void> | null = null;
  const prepare = (): Promise<void> => {
    ready ??= prepareTemporary(temporary).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  };

  return {
    async putIfAbsent(key, body) {
      const target = pathOf(absoluteRoot, key);
      return namingPath(target, async () => {
        await prepare();
        const folder = path.dirname(target);
        await folders.ensure(folder);
        const draft = path.join(temporary, `${process.pid}-${randomUUID()}`);
        let outcome: 'stored' | 'exists' = 'stored';
        try {
          await writeSynced(draft, body);
          await link(draft, target);
        } catch (error) {
          if (errorCode(error) !== 'EEXIST') throw error;
          outcome = 'exists';
        } finally {
          await unlink(draft).catch(() => undefined);
        }
        // Also where the name was taken: whoever took it may have died before this line.
        await syncFolder(folder);
        return outcome;
      });
    },
  };
}

function pathOf(root: string, key: string): string {
  const parts = key.split('/');
  const safe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
  if (!safe || parts[0] === TEMPORARY_FOLDER) throw new ObjectKeyError(key);
  return path.join(root, ...parts);
}

async function writeSynced(file: string, body: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Drafts carry the process that wrote them; those of processes that are gone will never be linked. */
async function prepareTemporary(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!isAlive(Number.parseInt(name, 10))) await unlink(path.join(folder, name)).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Makes folders durably, once each; a new name is only safe from power loss once its folder is synced. */
function createFolders() {
  const made = new Map<string, Promise<void>>();
  const make = async (folder: string): Promise<void> => {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let fresh = folder; fresh.length >= first.length; fresh = path.dirname(fresh)) {
      await syncFolder(path.dirname(fresh));
    }
  };
  const ensure = (folder: string): Promise<void> => {
    const known = made.get(folder);
    if (known) return known;
    const making = make(folder).catch((error: unknown) => {
      made.delete(folder);
      throw error;
    });
    made.set(folder, making);
    return making;
  };
  return { ensure };
}
