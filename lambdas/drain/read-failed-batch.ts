import type { KinesisStreamEvent } from 'aws-lambda';
import * as z from 'zod';

/** Last second of the year 9999: what comes later is no time of arrival, and no date has a place for it. */
const LAST_SECOND = 253_402_300_799;

/** Of each record all that the gate looks at; what is here is what names and places stored lines. */
const batch = z.object({
  Records: z
    .array(
      z.looseObject({
        eventID: z.string().regex(/^[\w-]+:\d+$/),
        kinesis: z.looseObject({
          sequenceNumber: z.string().regex(/^\d+$/),
          approximateArrivalTimestamp: z.number().min(0).max(LAST_SECOND),
          data: z.base64(),
        }),
      }),
    )
    .min(1),
});

/** The document Lambda writes of a batch it gave up on; only in S3 does it hold the batch itself, as JSON text. */
const failedBatch = z.object({ payload: z.string() });

/**
 * The event of an invocation that Lambda gave up on, as it stands in the on-failure destination; null where the
 * bytes are nothing that Lambda writes there.
 */
export function readFailedBatch(bytes: Uint8Array): KinesisStreamEvent | null {
  const document = failedBatch.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  if (!document.success) return null;
  const event = batch.safeParse(parseJson(document.data.payload));
  // what was not looked at is as Lambda wrote it, and the gate does not look at it either
  return event.success ? (event.data as unknown as KinesisStreamEvent) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
