import { measureBatch } from '#cli/local/mapping/batch.ts';
import { EMPTY_EVENT_BYTES, invocationBytes } from '#cli/local/mapping/kinesis-event.ts';

const record = (bytes: number) => ({
  shardId: 'shardId-000000000000',
  sequenceNumber: '100000000000000000000',
  partitionKey: 'key',
  arrivalMs: 0,
  data: 'x'.repeat(bytes),
});
const EMPTY_RECORD_BYTES = invocationBytes(record(0));
/** Room for exactly two records of 100 bytes of data. */
const ROOM_FOR_TWO = EMPTY_EVENT_BYTES + 2 * (EMPTY_RECORD_BYTES + 100);

describe('a batch', () => {
  it('is full at the batch size', () => {
    const limits = { batchSize: 2, maximumPayloadBytes: 1_000_000 };
    expect(measureBatch([record(1)], limits)).toEqual({ count: 1, isFull: false });
    expect(measureBatch([record(1), record(1)], limits)).toEqual({ count: 2, isFull: true });
    expect(measureBatch([record(1), record(1), record(1)], limits)).toEqual({ count: 2, isFull: true });
  });

  it('is full before the record that would take the payload over its limit', () => {
    const limits = { batchSize: 100, maximumPayloadBytes: ROOM_FOR_TWO };
    expect(measureBatch([record(100), record(100), record(0)], limits)).toEqual({ count: 2, isFull: true });
    expect(measureBatch([record(100), record(101), record(0)], limits)).toEqual({ count: 1, isFull: true });
    expect(measureBatch([record(100), record(99)], limits)).toEqual({ count: 2, isFull: false });
  });

  it('takes a record that is over the limit by itself alone', () => {
    const limits = { batchSize: 100, maximumPayloadBytes: ROOM_FOR_TWO };
    expect(measureBatch([record(10_000)], limits)).toEqual({ count: 1, isFull: true });
    expect(measureBatch([record(10_000), record(1)], limits)).toEqual({ count: 1, isFull: true });
  });

  it('of nothing is empty', () => {
    expect(measureBatch([], { batchSize: 1, maximumPayloadBytes: 1 })).toEqual({ count: 0, isFull: false });
  });
});
