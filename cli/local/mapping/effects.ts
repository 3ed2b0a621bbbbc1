import type { KinesisStreamEvent } from 'aws-lambda';
import type { CheckpointStore } from '../checkpoint-store.ts';
import type { RecordSource } from '../stream.ts';
import type { StreamRecord } from '../stream-record.ts';
import type { OnFailure } from './invocation-record.ts';

/** How records were settled: the handler took them, or they went to the on-failure destination. */
export type Settlement = 'delivered' | 'discarded';

/** Everything the mapping does to the world, so that a test can break any of it. */
export interface MappingEffects {
  readonly source: RecordSource;
  readonly checkpoints: CheckpointStore;
  /**
   * The Lambda function; its response is read as Lambda would, whatever it is. It throws `FunctionNotInvokedError`
   * where the call did not come about, anything else where the function broke.
   */
  readonly invoke: (event: KinesisStreamEvent) => Promise<unknown>;
  readonly onFailure: OnFailure;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** Called when records are settled for good, before their checkpoint is kept. Left out, nobody is told. */
  readonly onSettled?: (records: readonly StreamRecord[], settlement: Settlement) => void;
  /**
   * The error that no retry can cure and that therefore ends the run with nothing more acknowledged, or null to
   * go on. Asked after each attempt, with what the function threw (undefined where it returned). Left out, every
   * failure is retried, as on AWS.
   */
  readonly fatalErrorOf?: (thrown: unknown) => unknown;
}
