/** The two parts of an item's name; items of one `pk` lie together, in the order of `sk`. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export interface Item {
  /** How often it was written. */
  readonly version: number;
  /** JSON. */
  readonly body: string;
}

export interface ItemWrite extends ItemKey {
  readonly body: string;
  /** The version that is replaced; null where there must be no such item yet. */
  readonly before: number | null;
}

/**
 * A table of small documents that are written on conditions: DynamoDB on AWS (`dynamodb-item-table.ts`), a
 * directory on one machine (`directory-item-table.ts`). Reads see every write that was answered before.
 */
export interface ItemTable {
  /** The items as they are now, in the order asked for; null where there is none. */
  get(keys: readonly ItemKey[]): Promise<(Item | null)[]>;
  /** The bodies of at most `limit` items whose `sk` begins so, the greatest `sk` first. */
  last(pk: string, skPrefix: string, limit: number): Promise<string[]>;
  /**
   * Writes all of them or none. `refused`: an item was not as its write expects, or somebody else was writing it.
   *
   * Throws where it cannot say what became of them; they may have been written.
   */
  write(writes: readonly ItemWrite[]): Promise<'done' | 'refused'>;
}

/** How many items DynamoDB writes at once. */
export const MAX_WRITES = 100;
/** What DynamoDB takes as one item, less room for its names and numbers. */
export const MAX_BODY_BYTES = 400 * 1024 - 4096;

/** The next write would break a rule of the store that no retry mends. */
export class ItemTableError extends Error {
  override readonly name = 'ItemTableError';
}

/** Both tables refuse what DynamoDB would, so that nothing works on one machine alone. */
export function checkWrites(writes: readonly ItemWrite[]): void {
  if (writes.length > MAX_WRITES) {
    throw new ItemTableError(`at most ${MAX_WRITES} items are written at once, got ${writes.length}`);
  }
  for (const { sk, body } of writes) {
    const bytes = Buffer.byteLength(body);
    if (bytes > MAX_BODY_BYTES) {
      const kind = sk.split('#', 1)[0];
      throw new ItemTableError(`an item holds at most ${MAX_BODY_BYTES} bytes, got ${bytes} for a "${kind}"`);
    }
  }
}
