import type { KinesisStreamRecord } from 'aws-lambda';
import { type Arrival, arrivalOf } from './arrival.ts';
import { type DecodedEvent, type DecodeLimits, decodeRecord } from './decode-record.ts';

/** Bytes that we could not make anything of, through a mistake of ours. */
export type BrokenEvent = Pick<DecodedEvent, 'recordIndex' | 'payload'>;

/** Judges each event of a record by itself: one that our code breaks on costs neither it nor its neighbours. */
export function eachEvent<Judged>(
  record: KinesisStreamRecord,
  limits: DecodeLimits,
  judge: (event: DecodedEvent, arrival: Arrival) => Judged,
  judgeBroken: (event: BrokenEvent, arrival: Arrival) => Judged,
): readonly Judged[] {
  const arrival = arrivalOf(record);
  const bytes = Buffer.from(record.kinesis.data, 'base64');
  let events: readonly DecodedEvent[];
  try {
    events = decodeRecord(bytes, limits);
  } catch {
    return [judgeBroken({ recordIndex: 0, payload: bytes }, arrival)];
  }
  return events.map((event) => {
    try {
      return judge(event, arrival);
    } catch {
      return judgeBroken(event, arrival);
    }
  });
}
