import type { KinesisStreamRecord } from 'aws-lambda';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';
import { type DecodeLimits, isRefusal } from '../validation/decode-record.ts';
import { eachEvent } from '../validation/each-event.ts';
import { understandEvent } from '../validation/understand-event.ts';

/** The events of a record that the gate takes. What it refuses is its business: it keeps every byte of it. */
export function readEvents(
  record: KinesisStreamRecord,
  limits: DecodeLimits,
  tools: ReadingTools,
): readonly CanonicalEvent[] {
  return eachEvent(
    record,
    limits,
    (event, arrival) => {
      const understood = understandEvent(event, arrival, tools);
      return isRefusal(understood) ? null : understood;
    },
    () => null,
  ).filter((event) => event !== null);
}
