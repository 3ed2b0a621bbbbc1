import { blankEvent, type CanonicalEvent, type EventOrigin } from './canonical-event.ts';
import { EventDraft } from './event-draft.ts';
import { ENVELOPE_SLOTS, type EventType, FIRST_FIELD_SLOT, type Slot } from './event-type.ts';
import { isAbsent, type JsonObject } from './json.ts';
import { writeProperties } from './properties.ts';
import type { ReadingTools } from './reading-tools.ts';
import { utcDateText } from './values/calendar.ts';
import { settleEventTime } from './values/event-time.ts';
import { maskEmails } from './values/mask-emails.ts';

/** An event whose type is known, before its values are read. */
export interface RecognisedEvent {
  readonly eventType: EventType;
  /** The event's id as sent; null when it has none. */
  readonly eventId: string | null;
  /** Fields under the spellings producers use. */
  readonly fields: JsonObject;
  /** What is known to be no field, whatever its name: goes to `properties` as it is. */
  readonly rest: readonly (readonly [string, unknown])[];
}

/** Property under which a time we could not believe is kept. */
const CLAIMED_TIMESTAMP = 'claimed_timestamp';

/** Reads all that one event says. Odd values become issues; there is no event this refuses. */
export function readEvent(
  recognised: RecognisedEvent,
  origin: EventOrigin,
  derivedId: () => string,
  tools: ReadingTools,
): CanonicalEvent {
  const { eventType } = recognised;
  const event = new EventDraft(blankEvent(eventType, origin), tools);
  const { columns } = event;
  const found = collectFields(recognised, event);

  columns.event_id =
    recognised.eventId === null
      ? derivedId()
      : publicId(event.repaired(recognised.eventId, 'event_id'), tools);
  settleTime(found[ENVELOPE_SLOTS.timestamp], event);
  for (let i = 0; i < eventType.fields.length; i += 1) {
    const value = found[FIRST_FIELD_SLOT + i];
    const field = eventType.fields[i];
    if (value !== undefined && field !== undefined) field.read(value, event, field.spellings[0]);
  }
  const { group, fields } = eventType;
  if (group !== undefined) group.read(found.slice(FIRST_FIELD_SLOT + fields.length), event);
  if (eventType.createsLead && !hasContactKey(columns)) event.report('missing_contact', 'contact');

  const properties = writeProperties(event.kept);
  columns.properties = properties.json;
  if (properties.repaired) event.report('text_repaired', 'properties');
  return columns;
}

/** An id is stored with every event, so one that holds an e-mail address is replaced by its key. */
function publicId(id: string, { keyOf }: ReadingTools): string {
  return maskEmails(id) === id ? id : `hmac:${keyOf(id)}`;
}

/**
 * One pass over the event: the best spelling of each field by slot; the rest, losing spellings included, is
 * kept, but for what names or reaches a person. A spelling that says nothing does not count as found.
 */
function collectFields({ eventType, fields, rest }: RecognisedEvent, event: EventDraft): readonly unknown[] {
  const { slots, group } = eventType;
  const count = FIRST_FIELD_SLOT + eventType.fields.length + (group?.members.length ?? 0);
  const found = new Array<unknown>(count).fill(undefined);
  const spelling = new Array<string | undefined>(count).fill(undefined);

  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const slot = slots.get(name);
    if (slot === undefined) event.keep(name, value);
    else if (!isAbsent(value)) {
      const rival = spelling[slot.index];
      if (rival !== undefined && (slots.get(rival)?.rank ?? 0) < slot.rank)
        keepLosing(eventType, slot, event, name, value);
      else {
        if (rival !== undefined) keepLosing(eventType, slot, event, rival, found[slot.index]);
        found[slot.index] = value;
        spelling[slot.index] = name;
      }
    }
  }
  for (const [name, value] of rest) event.keep(name, value);
  return found;
}

function keepLosing(
  { fields }: EventType,
  { index }: Slot,
  event: EventDraft,
  name: string,
  value: unknown,
): void {
  if (!fields[index - FIRST_FIELD_SLOT]?.isPersonal) event.keep(name, value);
}

function settleTime(claim: unknown, event: EventDraft): void {
  const { columns, tools } = event;
  const time = settleEventTime(claim, columns.received_at_ms, tools.zoneOf(columns.source));
  columns.event_time_ms = time.ms;
  columns.event_date = utcDateText(time.ms);
  columns.received_date = utcDateText(columns.received_at_ms);
  if (time.issue !== null) event.report(time.issue, 'timestamp');
  if (time.claimRefused) event.keep(CLAIMED_TIMESTAMP, claim);
}

function hasContactKey({ email_key, phone_key, external_key }: CanonicalEvent): boolean {
  return email_key !== null || phone_key !== null || external_key !== null;
}
