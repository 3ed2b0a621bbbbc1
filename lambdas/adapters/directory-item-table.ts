import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { ItemMap } from './item-map.ts';
import { checkWrites, type ItemTable, type ItemWrite } from './item-table.ts';
import { errorCode, namingPath } from './store-write-error.ts';
import { syncFolder } from './sync-folder.ts';

/** Transactions in one folder, so that no folder grows without end. */
const FOLDER_SIZE = 1000;
const NUMBER_DIGITS = 9;

/**
 * A table of items in a directory, as the log of what was written: one file a transaction, numbered without gaps.
 *
 * Whoever writes has read all files before, and links the next number, which only one can do; the others read
 * what that one wrote and look again whether their conditions hold. So transactions have one order for all
 * processes, no one holds a lock, and a process that dies leaves a whole transaction or none.
 */
export function createDirectoryItemTable(directory: string): ItemTable {
  const root = path.resolve(directory);
  const items = new ItemMap();
  let last = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other within this process: catching up twice at a time would apply a file twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const catchUp = async (): Promise<void> => {
    for (;;) {
      const writes = await readTransaction(fileOf(root, last + 1));
      if (writes === null) return;
      items.put(writes);
      last += 1;
    }
  };

  return {
    get: (keys) =>
      inTurn(async () => {
        await catchUp();
        return keys.map((key) => items.get(key));
      }),

    last: (pk, skPrefix, limit) =>
      inTurn(async () => {
        await catchUp();
        return items.last(pk, skPrefix, limit).map(({ body }) => body);
      }),

    write: (writes) =>
      inTurn(async () => {
        checkWrites(writes);
        for (;;) {
          await catchUp();
          if (!items.allows(writes)) return 'refused';
          if (!(await linked(root, fileOf(root, last + 1), JSON.stringify(writes)))) continue;
          items.put(writes);
          last += 1;
          return 'done';
        }
      }),
  };
}

function fileOf(root: string, number: number): string {
  const folder = String(Math.floor(number / FOLDER_SIZE)).padStart(NUMBER_DIGITS, '0');
  return path.join(root, folder, `${String(number).padStart(NUMBER_DIGITS, '0')}.json`);
}

async function readTransaction(file: string): Promise<ItemWrite[] | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ItemWrite[];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether the text lies under the name now; false where the name was taken. */
async function linked(root: string, file: string, text: string): Promise<boolean> {
  const draft = path.join(root, `${process.pid}-${randomUUID()}.draft`);
  return namingPath(file, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    try {
      await writeSynced(draft, text);
      await link(draft, file);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await unlink(draft).catch(() => undefined);
    }
    await syncFolder(path.dirname(file));
    return true;
  });
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
