import type { Item, ItemKey, ItemWrite } from './item-table.ts';

/** A table of items in memory. */
export class ItemMap {
  readonly #partitions = new Map<string, Map<string, Item>>();

  get({ pk, sk }: ItemKey): Item | null {
    return this.#partitions.get(pk)?.get(sk) ?? null;
  }

  /** At most `limit` items of a partition whose `sk` begins so, the greatest first. */
  last(pk: string, skPrefix: string, limit: number): Item[] {
    const items = [...(this.#partitions.get(pk) ?? [])].filter(([sk]) => sk.startsWith(skPrefix));
    return items
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .slice(0, limit)
      .map(([, item]) => item);
  }

  /** Whether every item is as its write expects. */
  allows(writes: readonly ItemWrite[]): boolean {
    return writes.every((write) => (this.get(write)?.version ?? null) === write.before);
  }

  put(writes: readonly ItemWrite[]): void {
    for (const { pk, sk, body, before } of writes) {
      const partition = this.#partitions.get(pk) ?? new Map<string, Item>();
      partition.set(sk, { version: (before ?? 0) + 1, body });
      this.#partitions.set(pk, partition);
    }
  }
}
