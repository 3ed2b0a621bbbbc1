import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Generated files that are missing under the root, or do not say what the definitions say now. */
export function staleFiles(root: string, compiled: ReadonlyMap<string, string>): string[] {
  return [...compiled].filter(([path, text]) => textOf(join(root, path)) !== text).map(([path]) => path);
}
