import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openOrCreateLake } from '../cli/lake/lake-directory.ts';
import { createLocalGate } from '../cli/lake/local-gate.ts';
import { arrivalNow, type SendResult, sendRecords } from '../cli/send/index.ts';
import { createDirectoryObjectStore } from '../lambdas/adapters/directory-object-store.ts';
import { type StoredLines, storedLines } from './stored-lines.ts';

/** A lake on this machine under the pepper of the rehearsed one: what it makes of records is what to expect. */
export interface LakeHere {
  readonly dir: string;
  take(records: readonly Uint8Array[]): Promise<SendResult>;
  stored(): StoredLines;
}

export async function openLakeHere(dir: string, pepper: string): Promise<LakeHere> {
  const lake = await openOrCreateLake({ dir, pepper, demo: false });
  return {
    dir,
    async take(records) {
      async function* input() {
        yield records.map((data, place) => ({ line: place + 1, data }));
      }
      return sendRecords({
        lakeDir: lake.root,
        input: input(),
        arrivalMsOf: arrivalNow,
        store: createDirectoryObjectStore(lake.objects),
        createGate: createLocalGate(lake, Date.now),
        now: Date.now,
        sleep: (ms) => sleep(ms),
      });
    },
    stored: () =>
      storedLines(
        readdirSync(lake.objects, { recursive: true, encoding: 'utf8' })
          .filter((key) => key.endsWith('.ndjson.gz'))
          .map((key) => ({ key, body: readFileSync(path.join(lake.objects, key)) })),
      ),
  };
}
