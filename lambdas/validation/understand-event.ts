import { hash } from 'node:crypto';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { readEvent } from '#domain/read-event.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';
import type { Arrival } from './arrival.ts';
import { type DecodedEvent, isRefusal } from './decode-record.ts';
import { recogniseEvent } from './recognise-event.ts';
import type { Refusal } from './refusal.ts';

/** What an event says, or why it cannot be taken: the one reading that both consumers of the stream go by. */
export function understandEvent(
  { recordIndex, payload, content }: DecodedEvent,
  { shardId, sequenceNumber, receivedAtMs }: Arrival,
  tools: ReadingTools,
): CanonicalEvent | Refusal {
  if (isRefusal(content)) return content;
  const recognised = recogniseEvent(content.value);
  if (isRefusal(recognised)) return recognised;
  const sha256 = hash('sha256', payload, 'hex');
  // Objects are written out here and not spread: spreading them took a tenth of the gate's time.
  return readEvent(
    recognised,
    { receivedAtMs, shardId, sequenceNumber, recordIndex, payloadSha256: sha256 },
    () => derivedEventId(payload, sha256),
    tools,
  );
}

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
