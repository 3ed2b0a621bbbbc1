import { InjectedFaultError } from './fault.ts';
import type { RunContext } from './run-context.ts';
import type { SentRecord } from './sent-records.ts';
import type { WorldStream } from './world.ts';

/** A producer sends so many records at a time, and all of them again where it was not told that they were taken. */
const RECORDS_PER_PUT = 50;

/** Brings all records into the stream, some of them more than once. */
export async function sendThroughFaults(
  records: readonly SentRecord[],
  stream: WorldStream,
  nowMs: number,
  { plan, trace }: RunContext,
): Promise<void> {
  for (let at = 0; at < records.length; at += RECORDS_PER_PUT) {
    const chunk = records.slice(at, at + RECORDS_PER_PUT);
    const name = `${at} of ${nowMs}`;
    for (let isTaken = false; !isTaken; ) {
      const fault = plan.draw('stream put', name);
      if (fault !== null) trace(`${new InjectedFaultError('stream put', fault).message} ${name}`);
      if (fault?.place === 'middle') await stream.tearAppend(chunk, nowMs, fault.share);
      if (fault === null || fault.place === 'after') await stream.append(chunk, nowMs);
      isTaken = fault === null;
    }
  }
}
