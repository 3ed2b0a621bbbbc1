import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectInbox } from './object-inbox.ts';
import { errorCode } from './store-write-error.ts';
import { syncFolder } from './sync-folder.ts';

/** An inbox in a directory; one that is not there holds nothing. */
export function createDirectoryObjectInbox(root: string): ObjectInbox {
  return {
    async *list() {
      const entries = await unlessGone(readdir(root, { recursive: true, withFileTypes: true }), []);
      for (const entry of entries) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const found = await unlessGone(stat(file), null);
        if (found !== null) yield { key: path.relative(root, file), bytes: found.size };
      }
    },
    read: (key) => unlessGone<Uint8Array | null>(readFile(path.join(root, key)), null),
    async remove(key) {
      const file = path.join(root, key);
      await unlessGone(
        unlink(file).then(() => syncFolder(path.dirname(file))),
        undefined,
      );
    },
  };
}

async function unlessGone<T>(found: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return otherwise;
    throw error;
  }
}
