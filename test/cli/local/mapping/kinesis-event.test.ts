import fc from 'fast-check';
import { EMPTY_EVENT_BYTES, invocationBytes, toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';

describe('the event a function gets', () => {
  it('has the shape that Kinesis events have, with arrival in seconds', () => {
    const record = {
      shardId: 'shardId-000000000000',
      sequenceNumber: '100000000000000000042',
      partitionKey: 'key',
      arrivalMs: 1_545_084_650_987,
      appendedMs: 1,
      data: 'SGVsbG8=',
    };

    expect(toKinesisEvent([record]).Records).toEqual([
      {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: 'key',
          sequenceNumber: '100000000000000000042',
          data: 'SGVsbG8=',
          approximateArrivalTimestamp: 1_545_084_650.987,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: 'shardId-000000000000:100000000000000000042',
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: expect.stringMatching(/^arn:/),
        awsRegion: 'local',
        eventSourceARN: expect.stringMatching(/^arn:aws:kinesis:/),
      },
    ]);
  });

  it('is measured to the byte without being written', () => {
    const record = fc.record({
      shardId: fc.constantFrom('shardId-000000000000', 'shardId-000000000017'),
      sequenceNumber: fc.nat().map(String),
      partitionKey: fc.string({ unit: 'grapheme' }),
      arrivalMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      appendedMs: fc.nat(),
      data: fc.base64String(),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), (records) => {
        const measured =
          EMPTY_EVENT_BYTES + records.map(invocationBytes).reduce((sum, bytes) => sum + bytes, 0);
        // Each record brings a comma, and the last one is not written.
        expect(measured - 1).toBe(Buffer.byteLength(JSON.stringify(toKinesisEvent(records))));
      }),
    );
  });
});
