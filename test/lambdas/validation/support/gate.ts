import { createHandler, type GateDependencies } from '../../../../lambdas/validation/create-handler.ts';
import { defaultGateConfig } from '../../../../lambdas/validation/gate-config.ts';
import type { Verdict } from '../../../../lambdas/validation/verdict.ts';
import { MemoryStore } from './memory-store.ts';

/** The one pepper of all tests; no lake uses it. */
export const TEST_PEPPER = Buffer.from('a made-up pepper, only for tests');

/** A gate over a store in memory, with all it reports. */
export function createTestGate(overrides: Partial<GateDependencies> = {}) {
  const store = new MemoryStore();
  const verdicts: Verdict[] = [];
  const counts: [string, number, Readonly<Record<string, string>>][] = [];
  const failures: string[] = [];
  const handler = createHandler({
    store,
    config: defaultGateConfig(TEST_PEPPER),
    metrics: { count: (...count) => counts.push(count) },
    onVerdicts: (batch) => verdicts.push(...batch),
    onStoreFailure: (key) => failures.push(key),
    ...overrides,
  });
  return { handler, store, verdicts, counts, failures };
}
