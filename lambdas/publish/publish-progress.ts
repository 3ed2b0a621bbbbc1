import type { ItemTable } from '#adapters/item-table.ts';

/** How far the links of the lake have been brought to the operational store. */
export interface LinksProgress {
  /** As-of of the last run all of whose links are there; null before the first. */
  readonly doneMs: number | null;
  /** While a run's links are being brought: all first known before are there; null when none are under way. */
  readonly reachedMs: number | null;
}

export interface PublishProgress {
  read(): Promise<LinksProgress>;
  write(progress: LinksProgress): Promise<void>;
}

const KEY = { pk: 'publish', sk: 'links' };
const NONE: LinksProgress = { doneMs: null, reachedMs: null };

/** Keeps it beside the profiles, so that a store made anew is filled anew. */
export function createItemPublishProgress(table: Pick<ItemTable, 'get' | 'write'>): PublishProgress {
  return {
    async read() {
      const [item] = await table.get([KEY]);
      return item ? (JSON.parse(item.body) as LinksProgress) : NONE;
    },
    async write(progress) {
      await table.write([{ ...KEY, body: JSON.stringify(progress), before: 'any' }]);
    },
  };
}
