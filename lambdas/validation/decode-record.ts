import { isDeeperThan, isJsonObject, type JsonObject } from '#domain/json.ts';
import type { GateConfig } from './gate-config.ts';
import { type Refusal, refuse } from './refusal.ts';

/** One event's bytes as cut out of its record, with the object they hold or why they hold none. */
export interface DecodedEvent {
  /** 0 for a record that holds one event, else the line number in the record, blank lines counted. */
  readonly recordIndex: number;
  /** Exactly the bytes that came: a view into the record. */
  readonly payload: Uint8Array;
  readonly content: DecodedContent;
}

export type DecodedContent = { readonly text: string; readonly value: JsonObject } | Refusal;

export type DecodeLimits = Pick<GateConfig, 'maxEventBytes' | 'maxDepth'>;

export function isRefusal(content: object): content is Refusal {
  return 'reason' in content;
}

const NEWLINE = 0x0a;

/** First bytes of a record that the Kinesis Producer Library aggregated (protobuf; not for us to open). */
const KPL_MAGIC = [0xf3, 0x89, 0x9a, 0xc2];

/** Strict, and a byte order mark stays in the text, where it is no JSON. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Cuts a record into its events: the whole record first; only when that is no JSON, newline by newline, and
 * only when at least one line is a JSON object. Otherwise the record is one refused event.
 */
export function decodeRecord(record: Uint8Array, limits: DecodeLimits): readonly DecodedEvent[] {
  const whole = decodeWhole(record, limits);
  if (isRefusal(whole) && mayBePacked(whole) && record.includes(NEWLINE)) {
    const lines = decodeLines(record, limits);
    if (lines.some(({ content }) => !isRefusal(content) || content.reason === 'too_deep')) return lines;
  }
  return [{ recordIndex: 0, payload: record, content: whole }];
}

function mayBePacked({ reason }: Refusal): boolean {
  return reason === 'not_json' || reason === 'not_utf8' || reason === 'too_large';
}

function decodeWhole(record: Uint8Array, limits: DecodeLimits): DecodedContent {
  if (isBlank(record)) return refuse('empty');
  if (KPL_MAGIC.every((byte, i) => record[i] === byte)) return refuse('aggregated_record');
  return decodeEvent(record, limits);
}

function decodeLines(record: Uint8Array, limits: DecodeLimits): readonly DecodedEvent[] {
  const lines: DecodedEvent[] = [];
  let recordIndex = 0;
  for (let start = 0; start <= record.length; recordIndex += 1) {
    const newline = record.indexOf(NEWLINE, start);
    const end = newline < 0 ? record.length : newline;
    const payload = record.subarray(start, end);
    if (!isBlank(payload)) lines.push({ recordIndex, payload, content: decodeEvent(payload, limits) });
    start = end + 1;
  }
  return lines;
}

function decodeEvent(payload: Uint8Array, { maxEventBytes, maxDepth }: DecodeLimits): DecodedContent {
  if (payload.length > maxEventBytes) return refuse('too_large');
  let text: string;
  try {
    text = UTF8.decode(payload);
  } catch {
    return refuse('not_utf8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not_json');
  }
  if (isDeeperThan(value, maxDepth)) return refuse('too_deep');
  return isJsonObject(value) ? { text, value } : refuse('not_object');
}

function isBlank(bytes: Uint8Array): boolean {
  // By index: this runs for every event, and an iterator would be made for each to look at one byte.
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}
