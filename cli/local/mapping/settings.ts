/** The event source mapping's settings, under the names of Lambda's own parameters. */
export interface MappingSettings {
  /** @default 10000, Lambda's maximum for Kinesis: fewer, larger objects in the lake. */
  readonly batchSize: number;
  /**
   * How long to gather records before a batch that is not full is sent.
   * @default 0
   */
  readonly maximumBatchingWindowMs: number;
  /** @default 6 MB, Lambda's limit for the payload of a synchronous invocation. */
  readonly maximumPayloadBytes: number;
  /** Concurrent batches per shard. @default 1 */
  readonly parallelizationFactor: number;
  /** Whether the handler's `batchItemFailures` are heeded. @default true */
  readonly reportBatchItemFailures: boolean;
  /** @default true */
  readonly bisectBatchOnFunctionError: boolean;
  /** Retries after the first attempt; -1 retries until the record is too old. @default 3 */
  readonly maximumRetryAttempts: number;
  /** -1 never gives up on a record for its age. @default 6 days, one less than the stream keeps records. */
  readonly maximumRecordAgeMs: number;
  /** First pause after a failure; doubled with each further one. @default 100 */
  readonly backoffBaseMs: number;
  /** Longest pause after a failure. @default 30 s */
  readonly backoffCapMs: number;
  /** Pause before asking again for records at the end of a shard; Lambda polls once a second. @default 1 s */
  readonly pollIntervalMs: number;
}

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

export const DEFAULT_MAPPING_SETTINGS: MappingSettings = {
  batchSize: 10_000,
  maximumBatchingWindowMs: 0,
  maximumPayloadBytes: 6 * 1024 * 1024,
  parallelizationFactor: 1,
  reportBatchItemFailures: true,
  bisectBatchOnFunctionError: true,
  maximumRetryAttempts: 3,
  maximumRecordAgeMs: 6 * DAY_MS,
  backoffBaseMs: 100,
  backoffCapMs: 30 * SECOND_MS,
  pollIntervalMs: SECOND_MS,
};
