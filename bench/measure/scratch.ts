import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Runs something with a fresh directory that is gone afterwards, so that no run finds what another left. */
export async function withScratch<T>(
  cache: string,
  name: string,
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = path.join(cache, 'scratch', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(path.dirname(dir), { recursive: true });
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
