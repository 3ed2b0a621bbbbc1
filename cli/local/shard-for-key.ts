import { hash } from 'node:crypto';

/** Kinesis spreads partition keys over a hash space of this many values. */
const HASH_SPACE = 1n << 128n;

/** Names shard number `index` as Kinesis does. */
export function shardIdOf(index: number): string {
  return `shardId-${String(index).padStart(12, '0')}`;
}

/**
 * Which of `count` equal ranges of the hash space a partition key falls into: Kinesis takes the MD5 of the key as
 * an unsigned 128-bit number.
 */
export function rangeForKey(partitionKey: string, count: number): number {
  if (count === 1) return 0;
  return Number((BigInt(`0x${hash('md5', partitionKey)}`) * BigInt(count)) / HASH_SPACE);
}
