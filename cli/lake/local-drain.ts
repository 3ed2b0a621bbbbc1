import path from 'node:path';
import { createDirectoryObjectInbox } from '#adapters/directory-object-inbox.ts';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { createDrain } from '../../lambdas/drain/create-drain.ts';
import type { DrainSummary } from '../../lambdas/drain/drain-summary.ts';
import { createHandler } from '../../lambdas/validation/create-handler.ts';
import { ON_FAILURE_PREFIX } from '../local/mapping/invocation-record.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { createLocalMetrics } from './local-gate.ts';

/** The drain Lambda's work over this lake: what the gate has failed on before goes through it again. */
export function drainOnFailure(lake: LakeDirectory, now: () => number): Promise<DrainSummary> {
  const store = createDirectoryObjectStore(lake.objects);
  const metrics = createLocalMetrics(lake, now);
  return createDrain({
    inbox: createDirectoryObjectInbox(path.join(lake.objects, ON_FAILURE_PREFIX)),
    store,
    metrics,
    createGate: (deps) => createHandler({ ...deps, store, config: lake.gate, metrics }),
  })();
}
