import type { InputRecords } from './input-record.ts';
import { splitJsonArray } from './split-json-array.ts';

/**
 * The whole input as one record, byte for byte. Only an array of nothing but objects is taken apart, each object
 * byte for byte: that is how exports write a list of events.
 */
export async function* readJson(chunks: AsyncIterable<Uint8Array>): InputRecords {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const data = Buffer.concat(parts);
  yield isListOfObjects(data) ? splitJsonArray(data) : [{ line: 1, data }];
}

function isListOfObjects(data: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
    return Array.isArray(value) && value.length > 0 && value.every(isObject);
  } catch {
    return false;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
