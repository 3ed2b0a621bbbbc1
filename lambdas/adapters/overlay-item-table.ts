import { checkWrites, type Item, type ItemKey, type ItemTable, versionAfter } from './item-table.ts';

/** What an overlay needs of the table below it: nothing that writes. */
export type ReadableItemTable = Pick<ItemTable, 'get' | 'list'>;

/** A table with nothing in it. */
export const EMPTY_TABLE: ReadableItemTable = {
  get: async (keys) => keys.map(() => null),
  list: async () => [],
};

/**
 * A table over another one that keeps what is written to itself, in memory: what would come of some writes is
 * seen, and nobody else is touched by it.
 *
 * @param skOf the `sk` under which a listed body lies; tables list bodies alone
 */
export function createOverlayItemTable(base: ReadableItemTable, skOf: (body: string) => string): ItemTable {
  /** By `pk`, then `sk`; null where an item has gone. */
  const written = new Map<string, Map<string, Item | null>>();
  const ownOf = ({ pk, sk }: ItemKey): Item | null | undefined => written.get(pk)?.get(sk);

  const get = async (keys: readonly ItemKey[]): Promise<(Item | null)[]> => {
    const below = await base.get(keys);
    return keys.map((key, place) => {
      const own = ownOf(key);
      return own === undefined ? (below[place] ?? null) : own;
    });
  };

  return {
    get,

    async list(pk, skPrefix, { order, limit }) {
      const own = [...(written.get(pk) ?? [])].filter(([sk]) => sk.startsWith(skPrefix));
      // Each of ours may hide one of those below.
      const below = await base.list(pk, skPrefix, {
        order,
        ...(limit !== undefined && { limit: limit + own.length }),
      });
      const bodies = new Map(below.map((body) => [skOf(body), body]));
      for (const [sk, item] of own) {
        if (item === null) bodies.delete(sk);
        else bodies.set(sk, item.body);
      }
      const sign = order === 'ascending' ? 1 : -1;
      return [...bodies]
        .sort(([a], [b]) => (a < b ? -sign : sign))
        .slice(0, limit)
        .map(([, body]) => body);
    },

    async write(writes) {
      checkWrites(writes);
      const before = await get(writes);
      const holds = writes.every(
        (write, place) => write.before === 'any' || (before[place]?.version ?? null) === write.before,
      );
      if (!holds) return 'refused';
      for (const { pk, sk, body, before: version } of writes) {
        const partition = written.get(pk) ?? new Map<string, Item | null>();
        partition.set(sk, body === null ? null : { version: versionAfter(version), body });
        written.set(pk, partition);
      }
      return 'done';
    },
  };
}
