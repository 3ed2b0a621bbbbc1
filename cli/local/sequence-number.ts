const OFFSET_DIGITS = 20;
/** A leading digit that is not zero, so that a tool that reads the text as a number keeps every digit. */
const LEAD = '1';

/** Length of every sequence number; one length for all makes text order and stream order the same. */
export const SEQUENCE_NUMBER_DIGITS = LEAD.length + OFFSET_DIGITS;

/** The place of a frame in its log is its sequence number: no counter to keep, and no two can be the same. */
export function sequenceNumberAt(byteOffset: number): string {
  return LEAD + String(byteOffset).padStart(OFFSET_DIGITS, '0');
}

/** The byte offset that a sequence number stands for. */
export function offsetOf(sequenceNumber: string): number {
  return Number(sequenceNumber.slice(LEAD.length));
}
