import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { createLocalGate } from '#cli/lake/local-gate.ts';
import type { MappingSettings } from '#cli/local/mapping/settings.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import { type InputRecords, type SendResult, sendRecords } from '#cli/send/index.ts';
import { PEPPER } from './lake-process.ts';

/** A record and when it counts as arrived, which the command line cannot say record by record. */
export interface Delivery {
  readonly payload: string;
  readonly arrivalMs: number;
}

export interface SendingWay {
  /** @default 1 */
  readonly shardCount?: number;
  /** @default the mapping's own */
  readonly settings?: Partial<MappingSettings>;
}

/** What `lake send` does, with an arrival of its own for each record. */
export async function sendInProcess(
  dir: string,
  deliveries: readonly Delivery[],
  { shardCount = 1, settings = {} }: SendingWay = {},
): Promise<SendResult> {
  const lake = await openOrCreateLake({ dir, pepper: PEPPER, demo: false });
  let sent = 0;
  async function* input(): InputRecords {
    yield deliveries.map(({ payload }, at) => ({ line: at + 1, data: Buffer.from(payload, 'utf8') }));
  }
  return sendRecords({
    lakeDir: lake.root,
    input: input(),
    arrivalMsOf: (_payload, nowMs) => {
      const { arrivalMs } = deliveries[sent] ?? { arrivalMs: nowMs };
      sent += 1;
      return arrivalMs;
    },
    store: createDirectoryObjectStore(lake.objects),
    createGate: createLocalGate(lake, Date.now),
    now: Date.now,
    sleep: (ms) => sleep(ms),
    shardCount,
    settings,
  });
}

/** Makes the mapping deliver the whole stream once more, as it does after a checkpoint that was not kept. */
export async function forgetCheckpoints(dir: string): Promise<void> {
  const { shardIds } = await openLocalStream({ lakeDir: dir });
  await Promise.all(
    shardIds.map((shardId) => rm(path.join(dir, 'stream', shardId, 'checkpoint.json'), { force: true })),
  );
}
