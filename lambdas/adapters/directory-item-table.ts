import path from 'node:path';
import { open } from 'lmdb';
import {
  checkWrites,
  type Item,
  type ItemKey,
  type ItemTable,
  type ItemWrite,
  isExpired,
  livingWrites,
  versionAfter,
} from './item-table.ts';

export interface DirectoryItemTableProps {
  readonly directory: string;
  /** What time it is, in milliseconds. @default the clock of the machine */
  readonly now?: () => number;
}

export interface DirectoryItemTable extends ItemTable {
  /** Lets go of the files; nothing is lost without it. */
  close(): Promise<void>;
}

/** Greater than whatever begins with a prefix. */
const LAST_CHARACTER = '\u{10ffff}';

/**
 * A table of items in a directory, which several processes may use at once: LMDB, a tree in one memory-mapped file,
 * whose writers take turns.
 *
 * A process that dies at any moment leaves a whole transaction or none. Nothing is forced to disk, so after a power
 * cut the directory may be unreadable: it is removed then and built again from the stream.
 */
export function createDirectoryItemTable(props: DirectoryItemTableProps): DirectoryItemTable {
  const { directory, now = Date.now } = props;
  const items = open<string, [string, string]>({
    path: path.resolve(directory),
    noSubdir: false,
    encoding: 'string',
    noSync: true,
    overlappingSync: false,
  });

  const get = ({ pk, sk }: ItemKey): Item | null => thereIn(items.get([pk, sk]), now());
  const holds = (write: ItemWrite): boolean =>
    write.before === 'any' || (get(write)?.version ?? null) === write.before;

  return {
    async get(keys) {
      items.resetReadTxn();
      return keys.map(get);
    },

    async list(pk, skPrefix, { order, limit = Number.POSITIVE_INFINITY }) {
      items.resetReadTxn();
      const bounds: [string, string][] = [
        [pk, skPrefix],
        [pk, skPrefix + LAST_CHARACTER],
      ];
      const [start, end] = order === 'ascending' ? bounds : bounds.toReversed();
      const bodies: string[] = [];
      if (limit === 0 || start === undefined || end === undefined) return bodies;
      for (const { value } of items.getRange({ start, end, reverse: order === 'descending' })) {
        const item = thereIn(value, now());
        if (item) bodies.push(item.body);
        if (bodies.length === limit) break;
      }
      return bodies;
    },

    async write(writes) {
      checkWrites(writes);
      return items.transactionSync(() => {
        if (!writes.every(holds)) return 'refused';
        for (const write of livingWrites(writes, now())) {
          if (write.body === null) items.removeSync([write.pk, write.sk]);
          else items.putSync([write.pk, write.sk], textOf(write, write.body));
        }
        return 'done';
      });
    },

    close: () => items.close(),
  };
}

/** Version and expiry before the body, which is long and needs no second encoding. */
const textOf = ({ before, expiresAt }: ItemWrite, body: string): string =>
  `${versionAfter(before)},${expiresAt ?? ''},${body}`;

function thereIn(text: string | undefined, nowMs: number): Item | null {
  if (text === undefined) return null;
  const first = text.indexOf(',');
  const second = text.indexOf(',', first + 1);
  const expiresAt = second === first + 1 ? undefined : Number(text.slice(first + 1, second));
  if (isExpired(expiresAt, nowMs)) return null;
  return { version: Number(text.slice(0, first)), body: text.slice(second + 1) };
}
