import { ENVELOPE_SPELLINGS } from '#domain/event-type.ts';
import { findEventType } from '#domain/events/index.ts';
import { isAbsent, type JsonObject } from '#domain/json.ts';
import type { RecognisedEvent } from '#domain/read-event.ts';
import { findCdcEnvelope, recogniseCdcEvent } from './cdc-envelope.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Tells what kind of event an object is. This is all an event must get right to be taken. */
export function recogniseEvent(value: JsonObject): RecognisedEvent | Refusal {
  const typeName = ENVELOPE_SPELLINGS.eventType.find((spelling) => !isAbsent(value[spelling]));
  if (typeName === undefined) {
    const envelope = findCdcEnvelope(value);
    return envelope === null ? refuse('missing_event_type', 'event_type') : recogniseCdcEvent(envelope);
  }
  const type = value[typeName];
  if (typeof type !== 'string') return refuse('contract_violation', typeName);
  const eventType = findEventType(type.trim());
  if (eventType === undefined) return refuse('unknown_event_type', typeName);

  const eventId = value.event_id;
  if (isAbsent(eventId)) return { eventType, eventId: null, fields: value, rest: [] };
  if (typeof eventId !== 'string') return refuse('contract_violation', 'event_id');
  return { eventType, eventId, fields: value, rest: [] };
}
