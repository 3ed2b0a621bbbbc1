import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { EVENT_TYPES } from '#domain/events/index.ts';

/** Answers whether a parsed event fits the schema. */
export type EventCheck = (value: unknown) => boolean;

const TYPE_NAMES = EVENT_TYPES.map(({ type }) => type);
const TEXT_FIELDS = [
  'event_id',
  'phone',
  'name',
  'city',
  'country',
  'external_id',
  'crm_id',
  'anonymous_id',
  'session_id',
  'device_interest',
  'interested_model',
  'captured_by',
  'webinar_id',
  'landing_page',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'page_url',
  'stage',
  'owner',
];
const TIME_FIELDS = ['timestamp', 'event_timestamp', 'occurred_at', 'event_time'];
const NUMBER_FIELDS = ['duration_minutes', 'duration', 'questions_asked', 'questions', 'form_completion'];

/** The events as one flat JSON Schema, compiled by ajv with its formats. */
export function compileAjvCheck(): EventCheck {
  const ajv = new Ajv({ allowUnionTypes: true });
  addFormats.default(ajv);
  const entries = (names: readonly string[], schema: object) => names.map((name) => [name, schema] as const);
  return ajv.compile({
    type: 'object',
    properties: {
      ...Object.fromEntries(entries(['event_type', 'type'], { enum: TYPE_NAMES })),
      ...Object.fromEntries(entries(TEXT_FIELDS, { type: 'string', maxLength: 1024 })),
      ...Object.fromEntries(entries(TIME_FIELDS, { type: ['string', 'number'] })),
      ...Object.fromEntries(entries(NUMBER_FIELDS, { type: 'number', minimum: 0 })),
      email: { type: 'string', format: 'email' },
      properties: { type: 'object' },
    },
    anyOf: [{ required: ['event_type'] }, { required: ['type'] }],
  });
}

/** The same schema as zod writes it. */
export function compileZodCheck(): EventCheck {
  const optional = (names: readonly string[], type: z.ZodType) =>
    Object.fromEntries(names.map((name) => [name, type.optional()]));
  const shape = z
    .looseObject({
      ...optional(['event_type', 'type'], z.enum(TYPE_NAMES)),
      ...optional(TEXT_FIELDS, z.string().max(1024)),
      ...optional(TIME_FIELDS, z.union([z.string(), z.number()])),
      ...optional(NUMBER_FIELDS, z.number().min(0)),
      email: z.email().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    })
    .refine((event) => 'event_type' in event || 'type' in event);
  return (value) => shape.safeParse(value).success;
}
