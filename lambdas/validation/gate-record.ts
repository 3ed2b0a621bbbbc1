import type { KinesisStreamRecord } from 'aws-lambda';
import type { ReadingTools } from '#domain/reading-tools.ts';
import { type DecodedEvent, type DecodeLimits, decodeRecord } from './decode-record.ts';
import { type Arrival, gateEvent, INTERNAL, quarantineEvent } from './gate-event.ts';
import type { GatedLine } from './gated-line.ts';

/** Judges each event of a record. Never throws for what is in it. */
export function gateRecord(
  record: KinesisStreamRecord,
  limits: DecodeLimits,
  tools: ReadingTools,
): readonly GatedLine[] {
  const arrival = arrivalOf(record);
  const bytes = Buffer.from(record.kinesis.data, 'base64');
  let events: readonly DecodedEvent[];
  try {
    events = decodeRecord(bytes, limits);
  } catch {
    return [quarantineEvent({ recordIndex: 0, payload: bytes }, arrival, INTERNAL)];
  }
  return events.map((event) => {
    try {
      return gateEvent(event, arrival, tools);
    } catch {
      return quarantineEvent(event, arrival, INTERNAL);
    }
  });
}

/** `eventID` is `<shard id>:<sequence number>`; the arrival time comes in seconds with a fraction. */
export function arrivalOf({ eventID, kinesis }: KinesisStreamRecord): Arrival {
  return {
    shardId: eventID.slice(0, eventID.indexOf(':')),
    sequenceNumber: kinesis.sequenceNumber,
    receivedAtMs: Math.round(kinesis.approximateArrivalTimestamp * 1000),
  };
}
