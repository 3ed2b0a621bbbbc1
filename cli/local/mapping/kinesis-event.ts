import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { StreamRecord } from '../stream-record.ts';

/** The local stream's name in the places where AWS would state its ARN. */
export const LOCAL_STREAM_ARN = 'arn:aws:kinesis:local:000000000000:stream/lead-lake';
/** The local gate's name in the places where AWS would state its ARN. */
export const LOCAL_FUNCTION_ARN = 'arn:aws:lambda:local:000000000000:function:lead-lake-validation';

const LOCAL_ROLE_ARN = 'arn:aws:iam::000000000000:role/lead-lake';

/** The event a Lambda function gets for a batch of one shard. */
export function toKinesisEvent(records: readonly StreamRecord[]): KinesisStreamEvent {
  return { Records: records.map(toKinesisRecord) };
}

function toKinesisRecord(record: StreamRecord): KinesisStreamRecord {
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: record.partitionKey,
      sequenceNumber: record.sequenceNumber,
      data: record.data,
      approximateArrivalTimestamp: record.arrivalMs / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${record.shardId}:${record.sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: LOCAL_ROLE_ARN,
    awsRegion: 'local',
    eventSourceARN: LOCAL_STREAM_ARN,
  };
}

const EMPTY_RECORD: StreamRecord = {
  shardId: '',
  sequenceNumber: '',
  partitionKey: '',
  arrivalMs: 0,
  appendedMs: 0,
  data: '',
};
const ENVELOPE_BYTES = JSON.stringify(toKinesisRecord(EMPTY_RECORD)).length - '0""'.length;

/** Bytes of `{"Records":[]}`; every record adds its own and a comma. */
export const EMPTY_EVENT_BYTES = JSON.stringify(toKinesisEvent([])).length;

/** What a record takes of the invocation's JSON, comma included, without writing that JSON. */
export function invocationBytes({
  shardId,
  sequenceNumber,
  partitionKey,
  arrivalMs,
  data,
}: SizedRecord): number {
  return (
    ENVELOPE_BYTES +
    shardId.length +
    2 * sequenceNumber.length +
    Buffer.byteLength(JSON.stringify(partitionKey)) +
    String(arrivalMs / 1000).length +
    data.length +
    ','.length
  );
}

/** What of a record counts towards the size of an invocation. */
export type SizedRecord = Omit<StreamRecord, 'appendedMs' | 'data'> & {
  readonly data: { readonly length: number };
};
