import type { KinesisStreamRecord } from 'aws-lambda';
import type { ReadingTools } from '#domain/reading-tools.ts';
import type { DecodeLimits } from './decode-record.ts';
import { eachEvent } from './each-event.ts';
import { gateEvent, INTERNAL, quarantineEvent } from './gate-event.ts';
import type { GatedLine } from './gated-line.ts';

/** Judges each event of a record. Never throws for what is in it. */
export function gateRecord(
  record: KinesisStreamRecord,
  limits: DecodeLimits,
  tools: ReadingTools,
): readonly GatedLine[] {
  return eachEvent<GatedLine>(
    record,
    limits,
    (event, arrival) => gateEvent(event, arrival, tools),
    (event, arrival) => quarantineEvent(event, arrival, INTERNAL),
  );
}
