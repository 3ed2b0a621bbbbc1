import type { KinesisStreamRecord } from 'aws-lambda';

/** Where and when a record arrived. */
export interface Arrival {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly receivedAtMs: number;
}

/** `eventID` is `<shard id>:<sequence number>`; the arrival time comes in seconds with a fraction. */
export function arrivalOf({ eventID, kinesis }: KinesisStreamRecord): Arrival {
  return {
    shardId: eventID.slice(0, eventID.indexOf(':')),
    sequenceNumber: kinesis.sequenceNumber,
    receivedAtMs: Math.round(kinesis.approximateArrivalTimestamp * 1000),
  };
}
