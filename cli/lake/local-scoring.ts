import path from 'node:path';
import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import { createDirectoryObjectInbox } from '#adapters/directory-object-inbox.ts';
import { createDirectoryObjectReader } from '#adapters/directory-object-reader.ts';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { createObjectModelSource } from '#adapters/object-model-source.ts';
import { readFailedBatch } from '../../lambdas/drain/read-failed-batch.ts';
import { createHandler } from '../../lambdas/scoring/create-handler.ts';
import type { CommandContext } from '../commands/context.ts';
import { createEventSourceMapping } from '../local/event-source-mapping.ts';
import { createStoreOnFailure } from '../local/mapping/invocation-record.ts';
import type { MappingSettings } from '../local/mapping/settings.ts';
import type { LocalStream } from '../local/stream.ts';
import { formatNumber } from '../output/quantities.ts';
import { watchLastingFailures } from '../send/lasting-failures.ts';
import { stopWhenFruitless } from './fruitless.ts';
import { createItemCheckpoints } from './item-checkpoints.ts';
import { busFolder } from './lake-bus.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { openProfilesTable, profilesOver } from './lake-profiles.ts';
import { createLocalScoringMetrics } from './local-scoring-metrics.ts';

/** Folder of scoring's own on-failure destination; the gate's drain must not find what is no business of its. */
export const SCORING_ON_FAILURE_PREFIX = 'on-failure-scoring';

/**
 * Every score of a batch is held until the batch is told of, with the events behind it, hence fewer records than the
 * gate takes. However old a record is, a store that is built anew wants it. What a person waits for pauses for a
 * moment only; what then still fails waits in the stream.
 */
const MAPPING: Partial<MappingSettings> = {
  batchSize: 1000,
  maximumRecordAgeMs: -1,
  maximumRetryAttempts: 2,
  backoffBaseMs: 5,
  backoffCapMs: 50,
};

/** Real-time scoring of a lake, the second consumer of its stream. */
export interface LocalScoring {
  /** Scores what is in the stream and has not been scored. @throws what keeps it from going on */
  readonly deliver: (stream: LocalStream) => Promise<void>;
  /** Tries again what was given up on before. @returns how many events' records were taken */
  readonly takeGivenUp: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The scoring Lambda over this lake: its table, its objects, its bus. */
export function openLocalScoring(lake: LakeDirectory, { now, sleep, console }: CommandContext): LocalScoring {
  const table = openProfilesTable(lake);
  const store = createDirectoryObjectStore(lake.objects);
  const watch = watchLastingFailures(store);
  const handler = createHandler({
    ...profilesOver(table),
    model: createObjectModelSource(createDirectoryObjectReader(lake.objects), { now }),
    store: watch.store,
    bus: createDirectoryEventBus(busFolder(lake), now),
    config: lake.gate,
    metrics: createLocalScoringMetrics(lake, now),
    now,
  });
  const { invoke, fatalErrorOf } = stopWhenFruitless(handler, watch.fatalErrorOf);
  let scored = 0;
  const inbox = createDirectoryObjectInbox(path.join(lake.objects, SCORING_ON_FAILURE_PREFIX));
  return {
    async deliver(stream) {
      const mapping = createEventSourceMapping(
        {
          source: stream,
          checkpoints: createItemCheckpoints(table),
          invoke,
          fatalErrorOf,
          onFailure: createStoreOnFailure(store, SCORING_ON_FAILURE_PREFIX),
          sleep,
          now,
          onSettled: (records) => {
            scored += records.length;
            console.progress(`scored ${formatNumber(scored)} records`);
          },
        },
        MAPPING,
      );
      await mapping.drain();
    },
    async takeGivenUp() {
      let taken = 0;
      for await (const { key } of inbox.list()) {
        const body = await inbox.read(key);
        const event = body && readFailedBatch(body);
        if (!event) continue;
        const { batchItemFailures } = await handler(event);
        if (batchItemFailures.length > 0) continue;
        await inbox.remove(key);
        taken += event.Records.length;
      }
      return taken;
    },
    close: () => table.close(),
  };
}
