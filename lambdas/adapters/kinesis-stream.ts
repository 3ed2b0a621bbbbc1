import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { StreamEntry } from './kinesis-requests.ts';

/** How often a record is offered in all before it counts as not taken. */
export const MAX_PUT_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface KinesisStreamProps {
  readonly client: Pick<KinesisClient, 'send'>;
  readonly streamName: string;
  readonly sleep: (ms: number) => Promise<void>;
  /** Spreads pauses, so that many senders do not come back at once; from 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/** A stream that takes records. */
export interface KinesisStream {
  /**
   * Puts the records of one request (see `requestsOf`), and again those that the stream refused, until it has
   * taken all of them. A record arrives at least once; order is not kept, and nothing in the lake needs it.
   *
   * @throws RecordsNotTakenError naming the records it refused to the end; what the SDK throws passes as it is.
   */
  put(entries: readonly StreamEntry[]): Promise<void>;
}

/** The stream refused records as often as they were offered. */
export class RecordsNotTakenError extends Error {
  override readonly name = 'RecordsNotTakenError';
  /** Places of the records among those that were to be put. */
  readonly places: readonly number[];
  /** Why, in Kinesis' words, such as `ProvisionedThroughputExceededException`. */
  readonly codes: readonly string[];

  constructor(places: readonly number[], codes: readonly string[]) {
    super(`the stream refused ${places.length} records ${MAX_PUT_ATTEMPTS} times each (${codes.join(', ')})`);
    this.places = places;
    this.codes = codes;
  }
}

/** PutRecords answers for each record: a request that succeeds may still have records in it that did not. */
export function createKinesisStream(props: KinesisStreamProps): KinesisStream {
  const { client, streamName, sleep, random = Math.random } = props;
  return {
    async put(entries) {
      let left = entries.map((entry, place) => ({ entry, place }));
      for (let attempt = 1; left.length > 0; attempt += 1) {
        const Records = left.map(({ entry: { partitionKey, data } }) => ({
          PartitionKey: partitionKey,
          Data: data,
        }));
        const answer = await client.send(new PutRecordsCommand({ StreamName: streamName, Records }));
        // Kinesis answers in the order of the request; what it has no answer for cannot count as taken
        const codes = left.map((_, index) => {
          const result = answer.Records?.[index];
          return result?.SequenceNumber ? undefined : (result?.ErrorCode ?? 'no answer');
        });
        left = left.filter((_, index) => codes[index] !== undefined);
        if (left.length === 0) return;
        if (attempt === MAX_PUT_ATTEMPTS) {
          const why = new Set(codes.filter((code) => code !== undefined));
          throw new RecordsNotTakenError(
            left.map(({ place }) => place),
            [...why].sort(),
          );
        }
        await sleep(pauseMs(attempt) * (0.5 + random() / 2));
      }
    },
  };
}

/** Doubles from attempt to attempt. */
function pauseMs(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}
