import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import type { ObjectStore } from '#adapters/object-store.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import type { GateConfig } from './gate-config.ts';
import { countLines, GATE_METRICS, type GateMetrics } from './gate-metrics.ts';
import { gateRecord } from './gate-record.ts';
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

  return async ({ Records }) => {
    const lines = Records.flatMap((record) => gateRecord(record, config, tools));
    const failed = await storeBatch(lines, store, onStoreFailure);

    const stored = lines.filter(({ verdict }) => !failed.has(verdict.sequenceNumber));
    countLines(stored, metrics);
    if (failed.size > 0) metrics.count(GATE_METRICS.returned, failed.size, {});
    onVerdicts?.(stored.map(({ verdict }) => verdict));
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
