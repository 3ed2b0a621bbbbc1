import { InputError } from './input-error.ts';
import type { InputRecord, InputRecords } from './input-record.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** A line longer than this is not an event, and base64 of much more would not fit one string. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * Splits newline-delimited JSON into records, byte for byte; the line's end (LF or CRLF) is not part of it. Lines
 * of white space alone are no records. What a line says is for the gate to judge.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  maxLineBytes: number = MAX_LINE_BYTES,
): InputRecords {
  let line = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    const records: InputRecord[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line += 1;
      const tail = chunk.subarray(start, end);
      const data = withoutCarriageReturn(held.length === 0 ? tail : Buffer.concat([...held, tail]));
      held = [];
      heldBytes = 0;
      start = end + 1;
      const event = line === 1 ? withoutByteOrderMark(data) : data;
      if (!isBlank(event)) records.push({ line, data: event });
    }
    if (start < chunk.length) {
      held.push(chunk.subarray(start));
      heldBytes += chunk.length - start;
    }
    if (records.length > 0) yield records;
    if (heldBytes > maxLineBytes) {
      throw new InputError(
        `${name}:${line + 1}: the line is longer than ${maxLineBytes} bytes; the records before it were sent`,
      );
    }
  }
  const rest = Buffer.concat(held);
  const last = line === 0 ? withoutByteOrderMark(rest) : rest;
  if (!isBlank(last)) yield [{ line: line + 1, data: last }];
}

/** Windows writes three bytes before a text that are no part of it. */
function withoutByteOrderMark(line: Uint8Array): Uint8Array {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}

function withoutCarriageReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN);
}
