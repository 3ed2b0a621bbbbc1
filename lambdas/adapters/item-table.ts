/** The two parts of an item's name; items of one `pk` lie together, in the order of `sk`. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export interface Item {
  /** How often it was written on a condition. */
  readonly version: number;
  /** JSON. */
  readonly body: string;
}

export interface ItemWrite extends ItemKey {
  /** Null: the item goes. */
  readonly body: string | null;
  /** The version that is replaced; null where there must be no such item yet; `any` where that does not matter. */
  readonly before: number | null | 'any';
  /**
   * Second of the epoch from which on there is no such item; it stays for ever when left out. Only where `before`
   * is `any`: DynamoDB removes late, and until then its conditions still see it.
   */
  readonly expiresAt?: number;
}

export interface ListOptions {
  readonly order: 'ascending' | 'descending';
  /** All of them when left out. */
  readonly limit?: number;
}

/**
 * A table of small documents that are written on conditions: DynamoDB on AWS (`dynamodb-item-table.ts`), a
 * directory on one machine (`directory-item-table.ts`). Reads see every write that was answered before, and
 * nothing that has expired.
 */
export interface ItemTable {
  /** The items as they are now, in the order asked for; null where there is none. */
  get(keys: readonly ItemKey[]): Promise<(Item | null)[]>;
  /** The bodies of the items whose `sk` begins so, in the order of `sk`. */
  list(pk: string, skPrefix: string, options: ListOptions): Promise<string[]>;
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

/** What DynamoDB takes in one transaction. */
export const MAX_WRITES_BYTES = 4 * 1024 * 1024;
/** Version, expiry and the names of attributes. */
const REST_BYTES = 64;

/** The next write would break a rule of the store that no retry mends. */
export class ItemTableError extends Error {
  override readonly name = 'ItemTableError';
}

/** Both tables refuse what DynamoDB would, so that nothing works on one machine alone. */
export function checkWrites(writes: readonly ItemWrite[]): void {
  if (writes.length > MAX_WRITES) {
    throw new ItemTableError(`at most ${MAX_WRITES} items are written at once, got ${writes.length}`);
  }
  let all = 0;
  for (const { pk, sk, body, before, expiresAt } of writes) {
    const kind = sk.split('#', 1)[0];
    if (expiresAt !== undefined && before !== 'any') {
      throw new ItemTableError(
        `an item that expires is written whatever is there, got a condition on a "${kind}"`,
      );
    }
    const bytes = Buffer.byteLength(body ?? '');
    if (bytes > MAX_BODY_BYTES) {
      throw new ItemTableError(`an item holds at most ${MAX_BODY_BYTES} bytes, got ${bytes} for a "${kind}"`);
    }
    all += bytes + Buffer.byteLength(pk) + Buffer.byteLength(sk) + REST_BYTES;
  }
  if (all > MAX_WRITES_BYTES) {
    throw new ItemTableError(`at most ${MAX_WRITES_BYTES} bytes are written at once, got ${all}`);
  }
}

/** The version an item has once it is written. */
export const versionAfter = (before: ItemWrite['before']): number =>
  before === 'any' ? 1 : (before ?? 0) + 1;

/** Whether there is no such item any more. */
export const isExpired = (expiresAt: number | undefined, nowMs: number): boolean =>
  expiresAt !== undefined && expiresAt * 1000 <= nowMs;

/** What has expired before it is written is not written: DynamoDB never removes what expired years ago. */
export const livingWrites = (writes: readonly ItemWrite[], nowMs: number): ItemWrite[] =>
  writes.map((write) => (isExpired(write.expiresAt, nowMs) ? { ...write, body: null } : write));
