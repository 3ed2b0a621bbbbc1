import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectReader } from './object-reader.ts';
import { errorCode } from './store-write-error.ts';

/** Objects of a directory that stands for a bucket; one that is not there holds none. */
export function createDirectoryObjectReader(root: string): ObjectReader {
  return {
    async read(key) {
      try {
        return await readFile(path.join(root, key));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
  };
}
