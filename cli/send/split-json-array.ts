const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);
const WHITE_SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** An element of a JSON array, byte for byte, and the line on which it begins. */
export interface ArrayElement {
  readonly line: number;
  readonly data: Uint8Array;
}

/**
 * The elements of a JSON array as the bytes they were written in: reading and writing them again would change
 * large numbers and drop repeated keys. `json` is known to be a valid array.
 */
export function splitJsonArray(json: Uint8Array): ArrayElement[] {
  const elements: ArrayElement[] = [];
  let depth = 0;
  let isInString = false;
  let line = 1;
  let start = -1;
  let startLine = 1;
  const endElement = (end: number): void => {
    if (start >= 0) elements.push({ line: startLine, data: trimEnd(json.subarray(start, end)) });
    start = -1;
  };
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === NEWLINE) line += 1;
    if (isInString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInString = false;
      continue;
    }
    if (depth === 1 && start < 0 && byte !== COMMA && !WHITE_SPACE.has(byte) && !CLOSING.has(byte)) {
      start = at;
      startLine = line;
    }
    if (byte === QUOTE) isInString = true;
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) {
      depth -= 1;
      if (depth === 0) endElement(at);
    } else if (byte === COMMA && depth === 1) endElement(at);
  }
  return elements;
}

function trimEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && WHITE_SPACE.has(bytes[end - 1] ?? 0)) end -= 1;
  return bytes.subarray(0, end);
}
