import type { ObjectStore } from '#adapters/object-store.ts';
import { createHandler } from '../../lambdas/validation/create-handler.ts';
import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import type { Contender } from './contender.ts';

/** Takes every object and keeps none: the gate is measured, not a disk. */
const nowhere: ObjectStore = { putIfAbsent: async () => 'stored' };

/** A batch of the benchmark was not taken whole: what was measured is not what was meant. */
export class BatchNotTakenError extends Error {
  override readonly name = 'BatchNotTakenError';

  constructor(failures: number) {
    super(`the gate handed back ${failures} records`);
  }
}

/** The gate as it is deployed: the handler, over a store that keeps nothing. */
export function createGate(config: GateConfig): Contender {
  const handler = createHandler({ store: nowhere, config, metrics: { count: () => {} } });
  return {
    name: 'gate',
    does: 'the whole handler, over a store that keeps nothing',
    take: async ({ event }) => {
      const { batchItemFailures } = await handler(event);
      if (batchItemFailures.length > 0) throw new BatchNotTakenError(batchItemFailures.length);
    },
  };
}
