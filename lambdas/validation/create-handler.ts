import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import type { ObjectStore } from '#adapters/object-store.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import { BatchObjects } from './batch-objects.ts';
import type { GateConfig } from './gate-config.ts';
import { countOutcomes, GATE_METRICS, type GateMetrics } from './gate-metrics.ts';
import { gateRecord } from './gate-record.ts';
import type { Outcome } from './gated-line.ts';
import { SpareBuffers } from './line-buffer.ts';
import { type StoreFailureListener, storeBatch } from './store-batch.ts';
import type { Verdict } from './verdict.ts';

export interface GateDependencies {
  readonly store: ObjectStore;
  readonly config: GateConfig;
  readonly metrics: GateMetrics;
  /** Told what became of the events of records that are stored whole, in stream order. @default nobody is */
  readonly onVerdicts?: (verdicts: readonly Verdict[]) => void;
  /** Told of objects that could not be stored. @default nobody is; the records are delivered again anyway */
  readonly onStoreFailure?: StoreFailureListener;
}

/** The gate: takes a batch of the stream, stores what it holds, and hands back what could not be stored. */
export function createHandler(
  dependencies: GateDependencies,
): (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse> {
  const { store, config, metrics, onVerdicts, onStoreFailure = () => {} } = dependencies;
  const tools = createReadingTools(config);
  const buffers = new SpareBuffers();

  return async ({ Records }) => {
    const objects = new BatchObjects(buffers);
    const outcomes: Outcome[] = [];
    for (const record of Records) {
      for (const line of gateRecord(record, config, tools)) {
        objects.add(line);
        outcomes.push({ verdict: line.verdict, issueCodes: line.issueCodes });
      }
    }
    const failed = await storeBatch(objects, store, onStoreFailure);
    objects.release();

    const stored = outcomes.filter(({ verdict }) => !failed.has(verdict.sequenceNumber));
    countOutcomes(stored, metrics);
    if (failed.size > 0) metrics.count(GATE_METRICS.returned, failed.size, {});
    onVerdicts?.(stored.map(({ verdict }) => verdict));
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
