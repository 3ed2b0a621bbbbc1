import path from 'node:path';
import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import { createDirectoryItemTable } from '#adapters/directory-item-table.ts';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import { toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createHandler } from '../../lambdas/scoring/create-handler.ts';
import { DEFAULT_MAX_EVENTS } from '../../lambdas/scoring/env.ts';
import { BenchError } from '../bench-error.ts';
import { BENCH_CONFIG } from '../gate/bench-config.ts';
import { seasonRecords } from '../gate/records.ts';
import { percentile } from './percentile.ts';

/** What one event took from the record to the announcement, in milliseconds. */
export interface HandlerRound {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * The scoring function's handler over the store of one machine, one record an invocation: what somebody waits who
 * has just sent a form. The first tenth of the records warms up.
 */
export async function measureHandler(dir: string, records: number, seed: number): Promise<HandlerRound> {
  const table = createDirectoryItemTable({ directory: path.join(dir, 'profiles') });
  const handler = createHandler({
    profiles: createItemProfileStore(table, { limits: IDENTITY_LIMITS, maxEvents: DEFAULT_MAX_EVENTS }),
    lookups: createItemLookupStore(table),
    model: { current: async () => NO_MODEL },
    store: createDirectoryObjectStore(path.join(dir, 'objects')),
    bus: createDirectoryEventBus(path.join(dir, 'bus'), Date.now),
    config: BENCH_CONFIG,
    metrics: { count: () => {}, latencies: () => {} },
  });
  const took: number[] = [];
  for (const record of seasonRecords({ count: records, seed, arrival: 'season' }, () => true)) {
    const event = toKinesisEvent([record]);
    const start = performance.now();
    const { batchItemFailures } = await handler(event);
    took.push(performance.now() - start);
    if (batchItemFailures.length > 0) throw new BenchError('an event was not scored');
  }
  await table.close();
  const warm = took.slice(Math.floor(records / 10));
  return { p50Ms: percentile(warm, 0.5), p99Ms: percentile(warm, 0.99) };
}
