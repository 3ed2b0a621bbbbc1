import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { namingPath } from '#adapters/store-write-error.ts';
import { isLake, type LakeDirectory, openLake, openOrCreateLake } from '../lake/lake-directory.ts';
import { PEPPER_FILE } from '../lake/lake-pepper.ts';
import { LAKE_FILE } from '../lake/lake-settings.ts';
import { UserError } from '../user-error.ts';

/**
 * A new lake for a demo; that of an earlier demo is made anew, one that holds its user's own events is never touched.
 *
 * @param pepper as in `LakeDirectoryProps`
 */
export async function freshDemoLake(dir: string, pepper: string | undefined): Promise<LakeDirectory> {
  const root = path.resolve(dir);
  if (isLake(root)) {
    if (!openLake({ dir, pepper: undefined }).isDemo) {
      throw new UserError(`${root} holds events of your own: name another directory for the demo with --dir`);
    }
    await namingPath(root, () => clear(root));
  }
  return openOrCreateLake({ dir, pepper, demo: true });
}

/** Removes what makes a directory a lake last, so that a demo stopped in between can be begun again. */
async function clear(root: string): Promise<void> {
  const marks = [LAKE_FILE, PEPPER_FILE];
  const others = (await readdir(root)).filter((name) => !marks.includes(name));
  for (const name of [...others, ...marks]) await rm(path.join(root, name), { recursive: true, force: true });
}
