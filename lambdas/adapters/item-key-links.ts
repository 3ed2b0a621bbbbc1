import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { findKeys } from './find-keys.ts';
import { HomeHints } from './home-hints.ts';
import { type ItemTable, ItemTableError } from './item-table.ts';
import { linkProfiles } from './link-profiles.ts';
import { tryAgain } from './try-again.ts';

/** Who belongs together, told without an event. */
export interface KeyLinks {
  /**
   * Takes it that these keys, strongest first, are those of one person; known already, it is only read. `too_large`:
   * their profile would be larger than the store can hold, and nothing has changed.
   */
  link(keys: readonly string[]): Promise<'linked' | 'too_large'>;
}

/** The links of the profiles in a table of items, as events make them. */
export function createItemKeyLinks(table: ItemTable, limits: readonly KeyLimit[]): KeyLinks {
  const hints = new HomeHints();
  const linkOnce = async (keys: readonly string[]): Promise<'linked' | null> => {
    const found = await findKeys<unknown>(table, hints, keys);
    const { writes } = await linkProfiles(table, hints, found.keys, keys, limits);
    if (writes.length === 0) return 'linked';
    return (await table.write(writes)) === 'done' ? 'linked' : null;
  };
  return {
    async link(keys) {
      try {
        return await tryAgain('linking keys', () => linkOnce(keys));
      } catch (error) {
        if (error instanceof ItemTableError) return 'too_large';
        throw error;
      }
    },
  };
}
