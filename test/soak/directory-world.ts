import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDirectoryObjectStore, TEMPORARY_FOLDER } from '#adapters/directory-object-store.ts';
import { encodeFrame } from '#cli/local/frame.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import { InjectedFaultError } from './fault.ts';
import type { World, WorldStream } from './world.ts';

/** No process has this number: Linux counts to 2^22. */
const DEAD_PROCESS = 2 ** 30;

/** The lake on one machine: the real log, checkpoints and objects of a lake directory. */
export async function createDirectoryWorld(lakeDir: string, shardCount: number): Promise<World> {
  const root = path.join(lakeDir, 'objects');
  const temporary = path.join(root, TEMPORARY_FOLDER);
  let drafts = 0;

  const openStream = async (): Promise<WorldStream> => {
    const stream = await openLocalStream({ lakeDir, shardCount });
    const logOf = (shardId: string): string => path.join(lakeDir, 'stream', shardId, 'log.ndjson');
    return {
      ...stream,
      /** Some of the records, then a frame that stops in its middle, on the shard of whoever is next. */
      async tearAppend(records, appendedMs, share) {
        const whole = Math.floor(records.length * share);
        const positions = await stream.append(records.slice(0, whole), appendedMs);
        const torn = records[whole];
        const shardId = positions.at(-1)?.shardId;
        if (torn === undefined || shardId === undefined) return;
        const frame = encodeFrame(torn, appendedMs, (await readFile(logOf(shardId))).length);
        await appendFile(logOf(shardId), frame.slice(0, Math.ceil((frame.length - 1) * share)));
      },
      async tearCheckpoint(shardId, sequenceNumber, share) {
        const text = JSON.stringify({ sequenceNumber });
        const draft = path.join(lakeDir, 'stream', shardId, 'checkpoint.json.draft');
        await writeFile(draft, text.slice(0, Math.floor(text.length * share)));
      },
    };
  };

  const leaveDraft = async (half: Uint8Array): Promise<void> => {
    drafts += 1;
    await mkdir(temporary, { recursive: true });
    await writeFile(path.join(temporary, `${DEAD_PROCESS}-${drafts}`), half);
  };

  return {
    openStream,
    openStore: () => {
      const store = createDirectoryObjectStore(root);
      return {
        ...store,
        async putWithTrouble(key, body, trouble) {
          if (trouble.place === 'after') await store.putIfAbsent(key, body);
          if (trouble.place === 'middle')
            await leaveDraft(body.subarray(0, Math.floor(body.length * trouble.share)));
          throw new InjectedFaultError('object put', trouble);
        },
      };
    },
    async objects() {
      const found = new Map<string, Uint8Array>();
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        const key = path.relative(root, file);
        if (entry.isFile() && !key.startsWith(TEMPORARY_FOLDER)) found.set(key, await readFile(file));
      }
      return found;
    },
    /** The next process throws away what the dead ones left: asked of a store that has just begun. */
    async complaints() {
      const probe = 'probe/empty';
      await createDirectoryObjectStore(root).putIfAbsent(probe, new Uint8Array());
      await rm(path.join(root, probe));
      return (await readdir(temporary)).map((draft) => `draft left behind: ${draft}`);
    },
    close: () => rm(lakeDir, { recursive: true, force: true }),
  };
}
