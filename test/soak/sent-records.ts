import { hash } from 'node:crypto';
import { createRandom, type Random } from '#cli/demo/season/random.ts';

/** What must be found in the lake of one event, as its author knows it. */
export type ExpectedLine = {
  /** Number of the line in a packed record, else 0. */
  readonly recordIndex: number;
  readonly bytes: Buffer;
  readonly sha256: string;
} & (
  | { readonly outcome: 'accepted'; readonly source: string; readonly eventId: string }
  | { readonly outcome: 'quarantined'; readonly reason: string }
);

/** When the handling of a poison record breaks: at once, at the first raw object, at the end, or object by object. */
export const POISONS = ['at once', 'in the middle', 'at the end', 'its object'] as const;
export type Poison = (typeof POISONS)[number];

/** A record on its way into the stream, with what must become of it. */
export interface SentRecord {
  readonly partitionKey: string;
  readonly arrivalMs: number;
  readonly data: Buffer;
  readonly lines: readonly ExpectedLine[];
  /** Null where the record can be handled. */
  readonly poison: Poison | null;
}

/** Types and the source each belongs to. */
const TYPES = [
  ['roadshow_registration', 'roadshow'],
  ['webinar_attendance', 'webinar'],
  ['online_form_submission', 'online'],
  ['page_view', 'web'],
  ['sales_touch', 'crm'],
] as const;

/** Late in the evening, so that the records of a run fall on two days. */
const FIRST_ARRIVAL_MS = Date.parse('2025-03-04T23:50:00Z');
const KEYS = 40;
/** One record in so many is poison. */
const POISON_SPACING = 150;

/** Makes the records of a run: plain, copied, contradicting, without an id, packed, refused, and poison. */
export function makeRecords(seed: number, count: number): SentRecord[] {
  const random = createRandom(seed, 'records');
  const events: PlainEvent[] = [];
  let arrivalMs = FIRST_ARRIVAL_MS;
  const poisonAt = random.int(0, POISON_SPACING - 1);
  return Array.from({ length: count }, (_, at) => {
    // Some arrive in the same millisecond.
    arrivalMs += random.int(0, 1_200_000 / count);
    const frame = { partitionKey: `k${random.int(1, KEYS)}`, arrivalMs };
    const turn = at + POISON_SPACING - poisonAt;
    if (turn % POISON_SPACING === 0) {
      const poison = POISONS[(turn / POISON_SPACING) % POISONS.length] ?? 'at once';
      return {
        ...frame,
        poison,
        ...packed([plainEvent(random, `poison${at}`).bytes, Buffer.from('{"cut":')]),
      };
    }
    return { ...frame, poison: null, ...makeContent(random, at, events) };
  });
}

type Content = Pick<SentRecord, 'data' | 'lines'>;

function makeContent(random: Random, at: number, events: PlainEvent[]): Content {
  const kind = random.next();
  const earlier = events[random.int(0, Math.max(0, events.length - 1))];
  if (kind < 0.1 && earlier !== undefined) return single(earlier.bytes);
  if (kind < 0.16 && earlier !== undefined) {
    return single(eventBytes({ ...earlier.fields, city: `Elsewhere ${at}` }));
  }
  if (kind < 0.24) {
    const { event_id: _, ...fields } = plainEvent(random, `none${at}`).fields;
    return single(eventBytes(fields));
  }
  if (kind < 0.32) {
    const lines = Array.from({ length: random.int(2, 4) }, (_, line) =>
      line > 0 && random.chance(0.2) ? Buffer.from('no json') : plainEvent(random, `e${at}.${line}`).bytes,
    );
    return packed(lines);
  }
  if (kind < 0.42) return refused(random, at);
  const event = plainEvent(random, `e${at}`);
  events.push(event);
  return single(event.bytes);
}

interface PlainEvent {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

function plainEvent(random: Random, eventId: string): PlainEvent {
  const [type] = random.pick(TYPES);
  const fields = {
    event_id: eventId,
    event_type: type,
    timestamp: '2025-03-04T12:00:00Z',
    email: `${eventId}@example.com`,
    city: 'Paris',
  };
  return { fields, bytes: eventBytes(fields) };
}

function eventBytes(fields: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify(fields));
}

function single(bytes: Buffer): Content {
  return { data: bytes, lines: [expectedLine(bytes, 0)] };
}

function packed(lines: readonly Buffer[]): Content {
  return { data: Buffer.from(lines.join('\n')), lines: lines.map(expectedLine) };
}

/** What an event of ours must become; what is no JSON was meant to be none. */
function expectedLine(bytes: Buffer, recordIndex: number): ExpectedLine {
  const sha256 = hash('sha256', bytes);
  const text = bytes.toString();
  if (!text.endsWith('}')) return { recordIndex, bytes, sha256, outcome: 'quarantined', reason: 'not_json' };
  const { event_type: type, event_id: eventId = `sha256:${sha256}` } = JSON.parse(text);
  const source = TYPES.find(([name]) => name === type)?.[1] ?? '';
  return { recordIndex, bytes, sha256, outcome: 'accepted', source, eventId };
}

/** A record that belongs into quarantine, made unlike all others where its form allows. */
function refused(random: Random, at: number): Content {
  const [reason, text] = random.pick([
    ['not_json', `{"event_type":"page_view","at":${at}`],
    ['not_object', `[${at}]`],
    ['missing_event_type', `{"event_id":"r${at}"}`],
    ['unknown_event_type', `{"event_id":"r${at}","event_type":"tea_time"}`],
    ['contract_violation', `{"event_id":${at},"event_type":"page_view"}`],
    ['empty', ' '],
  ] as const);
  const data = Buffer.from(text);
  return {
    data,
    lines: [{ recordIndex: 0, bytes: data, sha256: hash('sha256', data), outcome: 'quarantined', reason }],
  };
}
