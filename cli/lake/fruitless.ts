import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';

type Handler = (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse>;
type FatalErrorOf = (thrown: unknown) => unknown;

/**
 * Attempts in a row that brought nothing until it is the system that fails and no record: one bad record in a
 * full batch takes about fifteen to be found and given up on.
 */
const MOST_FRUITLESS = 40;

/** Attempt after attempt of a consumer brought nothing. */
export class FruitlessError extends Error {
  override readonly name = 'FruitlessError';
}

/**
 * Watches a consumer for a failure that is nobody's record's. Halving batches and giving up on record after record
 * would take for ever then, and would put aside what only has to wait.
 */
export function stopWhenFruitless(
  handler: Handler,
  isFatal: FatalErrorOf,
): { invoke: Handler; fatalErrorOf: FatalErrorOf } {
  let fruitless = 0;
  return {
    async invoke(event) {
      fruitless += 1;
      const response = await handler(event);
      const first = event.Records[0]?.kinesis.sequenceNumber;
      if (!response.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === first)) fruitless = 0;
      return response;
    },
    fatalErrorOf: (thrown) =>
      isFatal(thrown) ?? (fruitless >= MOST_FRUITLESS ? new FruitlessError('nothing could be scored') : null),
  };
}
