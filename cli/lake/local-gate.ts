import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ObjectStore } from '#adapters/object-store.ts';
import { errorCode } from '#adapters/store-write-error.ts';
import { createHandler } from '../../lambdas/validation/create-handler.ts';
import type { GateMetrics } from '../../lambdas/validation/gate-metrics.ts';
import type { Verdict } from '../../lambdas/validation/verdict.ts';
import type { LakeDirectory } from './lake-directory.ts';

/** The validation Lambda's handler over this lake, its metrics written to `logs/metrics.ndjson`. */
export function createLocalGate(lake: LakeDirectory, now: () => number) {
  const metrics = createLocalMetrics(lake, now);
  return (deps: { store: ObjectStore; onVerdicts: (verdicts: readonly Verdict[]) => void }) =>
    createHandler({ ...deps, config: lake.gate, metrics });
}

/** CloudWatch's twin: one line of embedded metric format a count. */
export function createLocalMetrics(lake: LakeDirectory, now: () => number): GateMetrics {
  const file = path.join(lake.root, 'logs', 'metrics.ndjson');
  return {
    count(name, value, dimensions) {
      const metric = {
        Namespace: 'LeadLake',
        Dimensions: [Object.keys(dimensions)],
        Metrics: [{ Name: name, Unit: 'Count' }],
      };
      const line = { _aws: { Timestamp: now(), CloudWatchMetrics: [metric] }, ...dimensions, [name]: value };
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        appendFileSync(file, `${JSON.stringify(line)}\n`);
      } catch (error) {
        // A line that cannot be kept is a count less; the events it counts are stored, and stay so.
        if (errorCode(error) === null) throw error;
      }
    },
  };
}
