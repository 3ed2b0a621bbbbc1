import { hash } from 'node:crypto';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { jsonNumber, jsonText } from '#domain/json.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';
import { utcDateText } from '#domain/values/calendar.ts';
import type { Arrival } from './arrival.ts';
import { type DecodedEvent, isRefusal } from './decode-record.ts';
import type { BrokenEvent } from './each-event.ts';
import { type GatedLine, positionText, type QuarantinedLine } from './gated-line.ts';
import { type Refusal, refuse } from './refusal.ts';
import { understandEvent } from './understand-event.ts';
import type { Position } from './verdict.ts';

const NO_ISSUES: readonly string[] = [];

/** Judges one event and writes its lines. */
export function gateEvent(decoded: DecodedEvent, arrival: Arrival, tools: ReadingTools): GatedLine {
  const { content, recordIndex } = decoded;
  if (isRefusal(content)) return quarantineEvent(decoded, arrival, content);
  const event = understandEvent(decoded, arrival, tools);
  if (isRefusal(event)) return quarantineEvent(decoded, arrival, event);

  const { shardId, sequenceNumber, receivedAtMs } = arrival;
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
  { recordIndex, payload }: BrokenEvent,
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
