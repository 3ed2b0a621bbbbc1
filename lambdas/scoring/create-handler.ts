import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import type { EventBus } from '#adapters/event-bus.ts';
import type { LookupStore } from '#adapters/lookup-store.ts';
import type { ModelSource } from '#adapters/model-source.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import { storedEventOf } from '#domain/scoring/stored-event.ts';
import type { GateConfig } from '../validation/gate-config.ts';
import { createCurrentBasis } from './current-basis.ts';
import { errorName, type ProblemListener } from './problem.ts';
import { readEvents } from './read-events.ts';
import { scoreBatch } from './score-batch.ts';
import type { ScoringBasis } from './score-profile.ts';
import type { LeadProfileStore } from './scored-lead.ts';
import { countSome, SCORING_METRICS, type ScoringMetrics } from './scoring-metrics.ts';

export interface ScoringDependencies {
  readonly profiles: LeadProfileStore;
  readonly lookups: Pick<LookupStore, 'read'>;
  readonly model: ModelSource;
  /** Takes the score log. */
  readonly store: ObjectStore;
  readonly bus: EventBus;
  /** The gate's: both read events the same way. */
  readonly config: GateConfig;
  readonly metrics: ScoringMetrics;
  /** @default Date.now */
  readonly now?: () => number;
  /** @default nobody is told */
  readonly onProblem?: ProblemListener;
}

/**
 * Real-time scoring: takes a batch of the stream, scores whom its events concern, and hands back the records that a
 * failing system has left something undone of. All it does may be done again.
 */
export function createHandler(
  dependencies: ScoringDependencies,
): (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse> {
  const { config, metrics, now = Date.now, onProblem = () => {} } = dependencies;
  const tools = createReadingTools(config);
  const currentBasis = createCurrentBasis({ ...dependencies, now, onProblem });

  const undoneOf = async ({ Records }: KinesisStreamEvent): Promise<ReadonlySet<string>> => {
    let basis: ScoringBasis;
    try {
      basis = await currentBasis();
    } catch (error) {
      onProblem('no rates to be had, the batch is delivered again', { error: errorName(error) });
      return new Set(Records.map(({ kinesis }) => kinesis.sequenceNumber));
    }
    const events = Records.flatMap((record) => readEvents(record, config, tools));
    const stored = events.map((event) => storedEventOf(event, IDENTITY_LIMITS));
    return scoreBatch(stored, { ...dependencies, basis, now, onProblem });
  };

  return async (event) => {
    const undone = await undoneOf(event);
    countSome(metrics, SCORING_METRICS.returned, undone.size);
    return { batchItemFailures: [...undone].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
