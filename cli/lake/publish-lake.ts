import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import { createDirectoryObjectReader } from '#adapters/directory-object-reader.ts';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { createItemKeyLinks } from '#adapters/item-key-links.ts';
import { createObjectModelSource } from '#adapters/object-model-source.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createPublish, type Published } from '../../lambdas/publish/create-publish.ts';
import type { AskLake, LakeRows } from '../../lambdas/publish/lake-rows.ts';
import { createItemPublishProgress } from '../../lambdas/publish/publish-progress.ts';
import { withLock } from '../local/lock.ts';
import { runPython } from '../python.ts';
import { busFolder } from './lake-bus.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { openProfilesTable, profilesOver } from './lake-profiles.ts';
import { createMetricsLog } from './metrics-log.ts';

/** The publish Lambda's work over this lake: what the newest run has found goes to the operational store. */
export async function publishLake(lake: LakeDirectory, now: () => number): Promise<Published> {
  return withLock({ lakeDir: lake.root, purpose: 'publish', nowMs: now() }, async () => {
    const table = openProfilesTable(lake);
    const write = createMetricsLog(lake, now);
    try {
      return await createPublish({
        ...profilesOver(table),
        ask: askTables(lake),
        links: createItemKeyLinks(table, IDENTITY_LIMITS),
        progress: createItemPublishProgress(table),
        model: createObjectModelSource(createDirectoryObjectReader(lake.objects), { now }),
        bus: createDirectoryEventBus(busFolder(lake), now),
        objects: createDirectoryObjectStore(lake.objects),
        metrics: { count: (name, value) => write({ name, unit: 'Count', value, dimensions: {} }) },
      })();
    } finally {
      await table.close();
    }
  });
}

/** All questions in one go, as most of the time goes into opening the lake. */
function askTables(lake: LakeDirectory): AskLake {
  return async (queries) => {
    const found = await runPython<{ rows: LakeRows }[]>(['answers', '--dir', lake.root, '--', ...queries]);
    return found.map(({ rows }) => rows);
  };
}
