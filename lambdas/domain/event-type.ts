import type { EventSource } from './event-source.ts';
import { COMMON_FIELDS } from './fields/common-fields.ts';
import type { FieldDefinition } from './fields/field.ts';
import type { FieldGroup } from './fields/field-group.ts';

/** What the fields of the envelope may be called; they are read before the event type is known. */
export const ENVELOPE_SPELLINGS = {
  eventType: ['event_type', 'type'],
  eventId: ['event_id'],
  timestamp: ['timestamp', 'event_timestamp', 'occurred_at', 'event_time'],
} as const;

/** What a file in `events/` declares. */
export interface EventDeclaration {
  readonly type: string;
  readonly source: EventSource;
  /** True when the event alone makes its person a lead. */
  readonly createsLead: boolean;
  /** Fields beside the common ones. */
  readonly fields: readonly FieldDefinition[];
  /** Fields that are read together. Left out, each field stands alone. */
  readonly group?: FieldGroup;
}

/** One kind of event, ready to read. */
export interface EventType extends EventDeclaration {
  /** All fields the event may have, the common ones first. */
  readonly fields: readonly FieldDefinition[];
  /** Each accepted spelling, envelope included, to its field and its rank among the field's spellings. */
  readonly slots: ReadonlyMap<string, Slot>;
}

export interface Slot {
  /** The envelope's slots first (`ENVELOPE_SLOTS`), then those of `fields`, then those of `group`. */
  readonly index: number;
  readonly rank: number;
}

/** In the order of `ENVELOPE_SPELLINGS`. */
export const ENVELOPE_SLOTS = { eventType: 0, eventId: 1, timestamp: 2 } as const;
export const FIRST_FIELD_SLOT = 3;

/** Two fields of one event type claim the same spelling. */
export class AmbiguousSpellingError extends Error {
  override readonly name = 'AmbiguousSpellingError';

  constructor(type: string, spelling: string) {
    super(`event type ${type} declares the spelling ${JSON.stringify(spelling)} for two fields`);
  }
}

/** Completes a declaration with the common fields and the lookup that makes reading one pass. */
export function defineEventType(declaration: EventDeclaration): EventType {
  const fields = [...COMMON_FIELDS, ...declaration.fields];
  const slots = new Map<string, Slot>();
  const spellingsBySlot = [
    ...Object.values(ENVELOPE_SPELLINGS),
    ...fields.map((field) => field.spellings),
    ...(declaration.group?.members ?? []),
  ];
  for (const [index, spellings] of spellingsBySlot.entries()) {
    for (const [rank, spelling] of spellings.entries()) {
      if (slots.has(spelling)) throw new AmbiguousSpellingError(declaration.type, spelling);
      slots.set(spelling, { index, rank });
    }
  }
  return { ...declaration, fields, slots };
}
