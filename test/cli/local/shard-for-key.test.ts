import { rangeForKey, shardIdOf } from '#cli/local/shard-for-key.ts';

describe('the shard for a partition key', () => {
  it('is the range of the MD5 hash space that the key falls into', () => {
    // md5('a') = 0cc175b9…, md5('b') = 92eb5ffe…, md5('c') = 4a8a08f0…: of four ranges of 0x40…, the 1st, 3rd, 2nd.
    expect(['a', 'b', 'c'].map((key) => rangeForKey(key, 4))).toEqual([0, 2, 1]);
  });

  it('is always the only shard of a stream with one', () => {
    expect(rangeForKey('b', 1)).toBe(0);
  });

  it('is named as Kinesis names shards', () => {
    expect(shardIdOf(12)).toBe('shardId-000000000012');
  });
});
