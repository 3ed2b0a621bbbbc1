import type { Discarded } from '#cli/local/mapping/invocation-record.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import type { Breaches } from './breaches.ts';

/** A record as an invocation names it. */
export type Delivered = Pick<StreamRecord, 'shardId' | 'sequenceNumber' | 'partitionKey'>;

/**
 * Lambda's rules for a stream, as far as a function can tell that they are kept, over the life of one process:
 * - a record below the checkpoint, and one that an answer covered, is never handed over again: of a batch that
 *   failed from some record on, those before it are done
 * - a batch of which nothing succeeded comes again in halves, one of which a part did without that part: so a bad
 *   record is found out in as many steps as the batch can be halved, and its neighbours fail no more often
 * - a batch that could not be handed over comes again whole
 * - the records of one partition key come to their end in the order of the stream
 * - a record is given up alone, after one attempt and all retries, each of them with nothing else in the batch
 */
export interface DeliveryRules {
  loaded(shardId: string, checkpoint: string | null): void;
  /** The mapping hands over a batch. */
  invoked(batch: readonly Delivered[]): void;
  /** The call of the function did not come about. */
  notInvoked(batch: readonly Delivered[]): void;
  /** The function has answered, or broken where `failedFrom` is 0. */
  ended(batch: readonly Delivered[], failedFrom: number): void;
  givenUp(discarded: Discarded): void;
}

export function watchDeliveryRules(maximumRetryAttempts: number, breaches: Breaches): DeliveryRules {
  const checkpoints = new Map<string, bigint>();
  const settled = new Set<string>();
  const lastOfKey = new Map<string, bigint>();
  /** In how large a batch a record may come next, and must. */
  const largest = new Map<string, number>();
  const smallest = new Map<string, number>();
  const failuresAlone = new Map<string, number>();

  const settle = ({ shardId, sequenceNumber, partitionKey }: Delivered): void => {
    const id = `${shardId}/${sequenceNumber}`;
    const key = `${shardId}/${partitionKey}`;
    const place = BigInt(sequenceNumber);
    if (settled.has(id)) breaches.add('delivered again', `${id} was settled twice`);
    if (place < (lastOfKey.get(key) ?? 0n))
      breaches.add('out of order', `${id} after a later record of its key`);
    settled.add(id);
    lastOfKey.set(key, place);
  };

  return {
    loaded(shardId, checkpoint) {
      if (checkpoint !== null) checkpoints.set(shardId, BigInt(checkpoint));
    },
    invoked(batch) {
      let before = 0n;
      for (const { shardId, sequenceNumber } of batch) {
        const id = `${shardId}/${sequenceNumber}`;
        const place = BigInt(sequenceNumber);
        if (settled.has(id)) breaches.add('delivered again', `${id} had been settled`);
        const most = largest.get(id) ?? batch.length;
        if (batch.length > most)
          breaches.add('not halved', `${id} among ${batch.length}, not ${most} at most`);
        const least = smallest.get(id) ?? 1;
        if (batch.length < least)
          breaches.add('not whole again', `${id} among ${batch.length}, not ${least}`);
        if (place <= (checkpoints.get(shardId) ?? 0n))
          breaches.add('delivered again', `${id} lay below the checkpoint`);
        if (place <= before) breaches.add('out of order', `${id} in its batch`);
        if (shardId !== batch[0]?.shardId) breaches.add('out of order', `${id} in a batch of another shard`);
        before = place;
      }
    },
    notInvoked(batch) {
      for (const { shardId, sequenceNumber } of batch) {
        largest.set(`${shardId}/${sequenceNumber}`, batch.length);
        smallest.set(`${shardId}/${sequenceNumber}`, batch.length);
      }
    },
    ended(batch, failedFrom) {
      for (const record of batch.slice(0, failedFrom)) settle(record);
      const left = batch.slice(failedFrom);
      for (const { shardId, sequenceNumber } of left) {
        const most = failedFrom > 0 ? left.length : Math.ceil(left.length / 2);
        largest.set(`${shardId}/${sequenceNumber}`, most);
        smallest.delete(`${shardId}/${sequenceNumber}`);
      }
      const [first] = batch;
      if (batch.length > 1 || failedFrom > 0 || first === undefined) return;
      const id = `${first.shardId}/${first.sequenceNumber}`;
      failuresAlone.set(id, (failuresAlone.get(id) ?? 0) + 1);
    },
    givenUp({ shardId, records, condition }) {
      const [first] = records;
      const id = `${shardId}/${first?.sequenceNumber}`;
      if (condition !== 'RetryAttemptsExhausted')
        breaches.add('given up without need', `${id}: ${condition}`);
      if (records.length !== 1)
        breaches.add('given up without need', `${id}: with ${records.length - 1} neighbours`);
      const attempts = failuresAlone.get(id) ?? 0;
      if (attempts !== 1 + maximumRetryAttempts) {
        breaches.add('given up too early', `${id}: ${attempts} attempts of ${1 + maximumRetryAttempts}`);
      }
      for (const record of records) settle(record);
    },
  };
}
