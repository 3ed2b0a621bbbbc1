import { CDC_OPS, type CdcField, type CdcOp, type CdcTable } from '#domain/cdc-source.ts';
import { findEventType } from '#domain/events/index.ts';
import { CDC_TABLES } from '#domain/generated/cdc-sources.ts';
import { isAbsent, isJsonObject, type JsonObject } from '#domain/json.ts';
import type { RecognisedEvent } from '#domain/read-event.ts';
import { scalarText } from '#domain/values/text.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A row change as Debezium writes it. */
export interface CdcEnvelope {
  readonly value: JsonObject;
  readonly source: JsonObject;
  /** Path of the envelope inside the event, with its dot: Debezium's JSON converter wraps it in `payload`. */
  readonly prefix: '' | 'payload.';
}

/** The change-data-capture envelope an event is, or null when it is none. */
export function findCdcEnvelope(event: JsonObject): CdcEnvelope | null {
  if (isEnvelope(event)) return { value: event, source: event.source, prefix: '' };
  const { payload } = event;
  if ('schema' in event && isJsonObject(payload) && isEnvelope(payload)) {
    return { value: payload, source: payload.source, prefix: 'payload.' };
  }
  return null;
}

function isEnvelope(value: JsonObject): value is JsonObject & { readonly source: JsonObject } {
  return 'op' in value && isJsonObject(value.source);
}

const TABLES: ReadonlyMap<string, CdcTable> = new Map(Object.entries(CDC_TABLES));

/** Reads a row change as the event its table's mapping makes of it. */
export function recogniseCdcEvent(
  { value, source, prefix }: CdcEnvelope,
  tables: ReadonlyMap<string, CdcTable> = TABLES,
): RecognisedEvent | Refusal {
  const broken = (path: string) => refuse('contract_violation', prefix + path);

  const op = CDC_OPS.find((known) => known === value.op);
  if (op === undefined) return broken('op');
  if (typeof source.table !== 'string' || isAbsent(source.table)) return broken('source.table');
  const table = tables.get(source.table);
  if (table === undefined) return refuse('unknown_event_type', `${prefix}source.table`);
  const lsn = wholeText(source.lsn);
  if (lsn === null) return broken('source.lsn');
  if (typeof source.ts_ms !== 'number' || !Number.isSafeInteger(source.ts_ms)) return broken('source.ts_ms');

  const side = op === 'd' ? 'before' : 'after';
  const row = value[side];
  if (!isJsonObject(row)) return broken(side);
  const pk: string[] = [];
  for (const column of table.pk) {
    const part = wholeText(ownValue(row, column));
    if (part === null) return broken(`${side}.${column}`);
    pk.push(part);
  }
  const eventType = findEventType(eventTypeOf(table, op, row));
  if (eventType === undefined) return refuse('unknown_event_type', `${prefix}source.table`);

  return {
    eventType,
    eventId: [source.table, pk.join(','), lsn, op].join(':'),
    ...mapColumns(table, row, source.ts_ms),
  };
}

/** Text of an id; null for what is none, numbers beyond 2^53 included: their last digits are lost. */
function wholeText(value: unknown): string | null {
  if (isAbsent(value)) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

function eventTypeOf(table: CdcTable, op: CdcOp, row: JsonObject): string {
  const when = op === 'd' ? null : table.eventWhen;
  return (when && lookUp(when.values, ownValue(row, when.column))) ?? table.events[op];
}

/** A column that gave no field its value is kept beside the event, mapped or not. */
function mapColumns(table: CdcTable, row: JsonObject, timestamp: number) {
  const fields: Record<string, unknown> = Object.create(null);
  const taken = new Set<string>();
  for (const [name, field] of Object.entries(table.fields)) {
    const value = fieldValue(field, ownValue(row, field.column));
    if (value === undefined) continue;
    fields[name] = value;
    taken.add(field.column);
  }
  fields.timestamp = timestamp;
  return { fields, rest: Object.entries(row).filter(([column]) => !taken.has(column)) };
}

function fieldValue({ prefix, values }: CdcField, value: unknown): unknown {
  if (isAbsent(value)) return null;
  const mapped = values === null ? value : lookUp(values, value);
  return prefix === '' || mapped === undefined ? mapped : prefix + (scalarText(mapped) ?? '');
}

/** Columns are data too: `constructor` is a column only when the row has it. */
function ownValue(row: JsonObject, column: string): unknown {
  return Object.hasOwn(row, column) ? row[column] : undefined;
}

function lookUp(values: Readonly<Record<string, string>>, value: unknown): string | undefined {
  const text = scalarText(value)?.trim();
  return text !== undefined && Object.hasOwn(values, text) ? values[text] : undefined;
}
