import type { ObjectStore } from '#adapters/object-store.ts';
import { createHandler } from '../../lambdas/validation/create-handler.ts';
import type { GateMetrics } from '../../lambdas/validation/gate-metrics.ts';
import type { Verdict } from '../../lambdas/validation/verdict.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { createMetricsLog } from './metrics-log.ts';

/** The validation Lambda's handler over this lake, its metrics written to `logs/metrics.ndjson`. */
export function createLocalGate(lake: LakeDirectory, now: () => number) {
  const metrics = createLocalMetrics(lake, now);
  return (deps: { store: ObjectStore; onVerdicts: (verdicts: readonly Verdict[]) => void }) =>
    createHandler({ ...deps, config: lake.gate, metrics });
}

/** What the gate counts, in the lake's log of metrics. */
export function createLocalMetrics(lake: LakeDirectory, now: () => number): GateMetrics {
  const write = createMetricsLog(lake, now);
  return { count: (name, value, dimensions) => write({ name, unit: 'Count', value, dimensions }) };
}
