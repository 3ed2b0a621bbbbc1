import { sequenceNumberAt } from './sequence-number.ts';
import type { NewRecord, StreamRecord } from './stream-record.ts';

/**
 * Ends a frame whose writer died in the middle of it. What it leaves on the line can never be read as a frame,
 * not even where only the line's end was missing: nobody was told that the record was taken.
 */
export const TORN_MARK = ' torn\n';

/** One record as one line of the log that begins at `byteOffset`. */
export function encodeFrame(record: NewRecord, appendedMs: number, byteOffset: number): string {
  const { buffer, byteOffset: start, byteLength } = record.data;
  const data = Buffer.from(buffer, start, byteLength).toString('base64');
  const partitionKey = JSON.stringify(record.partitionKey);
  return (
    `{"sequenceNumber":"${sequenceNumberAt(byteOffset)}","partitionKey":${partitionKey},` +
    `"arrivalMs":${record.arrivalMs},"appendedMs":${appendedMs},"data":"${data}"}\n`
  );
}

/**
 * The record a line of the log holds, or null for a torn or damaged line. A frame names its own place, so a
 * line that moved is no record either.
 */
export function decodeFrame(line: string, shardId: string, byteOffset: number): StreamRecord | null {
  const frame = parse(line);
  if (frame === null || frame.sequenceNumber !== sequenceNumberAt(byteOffset)) return null;
  const { sequenceNumber, partitionKey, arrivalMs, appendedMs, data } = frame;
  return { shardId, sequenceNumber, partitionKey, arrivalMs, appendedMs, data };
}

function parse(line: string): Omit<StreamRecord, 'shardId'> | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
