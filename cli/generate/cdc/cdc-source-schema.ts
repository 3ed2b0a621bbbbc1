import { z } from 'zod';
import { CDC_OPS, type CdcField, type CdcOp } from '#domain/cdc-source.ts';
import { EVENT_TYPES } from '#domain/events/index.ts';
import { strictShape } from '#domain/features/strict-shape.ts';

const EVENT_TYPE_NAMES = EVENT_TYPES.map(({ type }) => type);

const text = z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' });
const eventTypeName = z.enum(EVENT_TYPE_NAMES, {
  error: `must be an event type (${EVENT_TYPE_NAMES.join(', ')})`,
});
const valueMap = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value, { error: 'must be a map from value to value' });

const fieldSchema = z
  .union([text, strictShape({ column: text, prefix: text.optional(), values: valueMap(text).optional() })], {
    error: 'must be the name of a column, or a map with column, prefix and values',
  })
  .transform((written): CdcField => {
    const {
      column,
      prefix = '',
      values = null,
    } = typeof written === 'string' ? { column: written } : written;
    return { column, prefix, values };
  });

const eventsShape = Object.fromEntries(CDC_OPS.map((op) => [op, eventTypeName])) as Record<
  CdcOp,
  typeof eventTypeName
>;

const tableSchema = strictShape({
  pk: z.union([text.transform((column) => [column]), z.array(text).min(1)], {
    error: 'must be a column or a list of columns',
  }),
  events: strictShape(eventsShape),
  event_when: strictShape({ column: text, values: valueMap(eventTypeName) }).optional(),
  fields: z.record(z.string(), fieldSchema, { error: 'must be a map from field to column' }),
});

/** What a file in `definitions/sources` may say. */
export const cdcSourceSchema = strictShape({
  tables: z.record(z.string(), tableSchema, { error: 'must be a map from table to its mapping' }),
});

export type WrittenCdcTable = z.infer<typeof tableSchema>;
