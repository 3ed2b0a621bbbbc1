import { hash } from 'node:crypto';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { jsonNumber, jsonText } from '#domain/json.ts';
import { readEvent } from '#domain/read-event.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';
import { utcDateText } from '#domain/values/calendar.ts';
import { type DecodedEvent, isRefusal } from './decode-record.ts';
import { type GatedLine, positionText, type QuarantinedLine } from './gated-line.ts';
import { recogniseEvent } from './recognise-event.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Position } from './verdict.ts';

/** Where and when a record arrived. */
export interface Arrival {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly receivedAtMs: number;
}

const NO_ISSUES: readonly string[] = [];

/** Judges one event and writes its lines. */
export function gateEvent(decoded: DecodedEvent, arrival: Arrival, tools: ReadingTools): GatedLine {
  const { payload, content } = decoded;
  if (isRefusal(content)) return quarantineEvent(decoded, arrival, content);
  const recognised = recogniseEvent(content.value);
  if (isRefusal(recognised)) return quarantineEvent(decoded, arrival, recognised);

  const { shardId, sequenceNumber, receivedAtMs } = arrival;
  const { recordIndex } = decoded;
  const sha256 = hash('sha256', payload, 'hex');
  // Objects are written out here and not spread: spreading them took a tenth of the gate's time.
  const event = readEvent(
    recognised,
    { receivedAtMs, shardId, sequenceNumber, recordIndex, payloadSha256: sha256 },
    () => derivedEventId(payload, sha256),
    tools,
  );
  const { source, event_type: eventType } = event;
  const verdict = { shardId, sequenceNumber, recordIndex, outcome: 'accepted', source, eventType } as const;
  return {
    verdict,
    source,
    receivedDate: event.received_date,
    rawLine: rawLine(verdict, receivedAtMs, event, content.text),
    validatedLine: JSON.stringify(event),
    issueCodes: event.issues.length === 0 ? NO_ISSUES : event.issues.map(({ code }) => code),
  };
}

/** `JSON.stringify` of `{position, received_at_ms, event_type, event_id, sha256, payload}`, in two thirds of the time. */
function rawLine(position: Position, receivedAtMs: number, event: CanonicalEvent, payload: string): string {
  const { event_type, event_id, payload_sha256 } = event;
  return `{"position":${jsonText(positionText(position))},"received_at_ms":${jsonNumber(receivedAtMs)},"event_type":${jsonText(event_type)},"event_id":${jsonText(event_id)},"sha256":"${payload_sha256}","payload":${JSON.stringify(payload)}}`;
}

/** Keeps an event we cannot take with all its bytes. */
export function quarantineEvent(
  { recordIndex, payload }: Pick<DecodedEvent, 'recordIndex' | 'payload'>,
  arrival: Arrival,
  { reason, path }: Refusal,
): QuarantinedLine {
  const { shardId, sequenceNumber, receivedAtMs } = arrival;
  const verdict = { shardId, sequenceNumber, recordIndex, outcome: 'quarantined', reason, path } as const;
  return {
    verdict,
    issueCodes: NO_ISSUES,
    receivedDate: utcDateText(receivedAtMs),
    quarantineLine: JSON.stringify({
      position: positionText(verdict),
      received_at_ms: receivedAtMs,
      path,
      sha256: hash('sha256', payload, 'hex'),
      bytes_base64: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('base64'),
    }),
  };
}

/** An unexpected failure of ours must cost neither the event nor its neighbours. */
export const INTERNAL = refuse('internal');

/**
 * The id of an event that has none: its content, so that a copy sent again has the same id. Blanks around
 * the object do not count, else the copy at the end of a packed record, with its newline, would be another.
 */
function derivedEventId(payload: Uint8Array, sha256: string): string {
  let start = 0;
  let end = payload.length;
  while (end > start && (payload[end - 1] ?? 0) <= 0x20) end -= 1;
  while (start < end && (payload[start] ?? 0) <= 0x20) start += 1;
  const isTrimmed = start === 0 && end === payload.length;
  return `sha256:${isTrimmed ? sha256 : hash('sha256', payload.subarray(start, end), 'hex')}`;
}
