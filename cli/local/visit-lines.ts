import type { FileHandle } from 'node:fs/promises';

const NEWLINE = 0x0a;

/**
 * Hands over the whole lines from a byte offset on, for as long as `visit` wants more. What follows the last
 * newline is left alone. `next` is where the line after it begins. A callback and not an async iterator, because a log has a million lines.
 */
export async function visitLines(
  handle: FileHandle,
  from: number,
  readBytes: number,
  visit: (line: string, offset: number, next: number) => boolean,
): Promise<void> {
  let buffer = Buffer.allocUnsafe(readBytes);
  let held = 0;
  let offset = from;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, held, buffer.length - held, offset + held);
    if (bytesRead === 0) return;
    held += bytesRead;
    const lines = buffer.subarray(0, held);
    let start = 0;
    for (let end = lines.indexOf(NEWLINE); end >= 0; end = lines.indexOf(NEWLINE, start)) {
      if (!visit(lines.toString('utf8', start, end), offset + start, offset + end + 1)) return;
      start = end + 1;
    }
    buffer.copyWithin(0, start, held);
    held -= start;
    offset += start;
    if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
  }
}
