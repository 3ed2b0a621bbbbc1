import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';

export const SHARD_ID = 'shardId-000000000000';
export const RECEIVED_AT_MS = Date.parse('2025-01-10T08:00:00.123Z');

export interface RecordOptions {
  readonly sequenceNumber?: string;
  readonly receivedAtMs?: number;
  readonly shardId?: string;
}

/** A record as the event source hands it over; anything but text and bytes is sent as JSON. */
export function kinesisRecord(content: unknown, options: RecordOptions = {}): KinesisStreamRecord {
  const { sequenceNumber = '100', receivedAtMs = RECEIVED_AT_MS, shardId = SHARD_ID } = options;
  const bytes =
    content instanceof Uint8Array
      ? Buffer.from(content)
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return {
    awsRegion: 'eu-central-1',
    eventID: `${shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    eventSource: 'aws:kinesis',
    eventSourceARN: 'arn:aws:kinesis:eu-central-1:111122223333:stream/lead-events',
    eventVersion: '1.0',
    invokeIdentityArn: 'arn:aws:iam::111122223333:role/validation',
    kinesis: {
      approximateArrivalTimestamp: receivedAtMs / 1000,
      data: bytes.toString('base64'),
      kinesisSchemaVersion: '1.0',
      partitionKey: 'p',
      sequenceNumber,
    },
  };
}

/** A batch whose records have the sequence numbers 100, 101, … */
export function kinesisBatch(contents: readonly unknown[]): KinesisStreamEvent {
  return {
    Records: contents.map((content, i) => kinesisRecord(content, { sequenceNumber: String(100 + i) })),
  };
}
