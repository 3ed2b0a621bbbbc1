import { z } from 'zod';
import { conditionsSchema } from './condition-schema.ts';
import { EVENT_KINDS, type EventKind, FEATURE_KINDS, kindFacts } from './feature-kind.ts';
import { strictShape } from './strict-shape.ts';
import { columnName, positiveInteger, sentence, thousandths, wholeNumber } from './written-values.ts';

const valueMap = strictShape({
  of: z.string(),
  map: z
    .record(z.string(), wholeNumber)
    .refine((map) => Object.keys(map).length > 0, { error: 'must map at least one value' }),
});

const column = z.string({ error: 'must be a column of events' });

const number = z.union([column, wholeNumber, valueMap], {
  error: 'must be a column of events, a whole number, or {of: column, map: {value: number}}',
});

const common = {
  name: columnName,
  what: sentence,
  unit: sentence.optional(),
};

const overEvents = (kind: EventKind) => {
  const facts = kindFacts(kind);
  return {
    ...common,
    kind: z.literal(kind),
    ...(facts.value === 'integer' && { value: number }),
    ...(facts.value === 'any' && { value: column }),
    ...(facts.value === 'optional' && { value: column.optional() }),
    guard: z.string({ error: 'must be a guard or none' }).optional(),
    filter: facts.needsFilter ? conditionsSchema : conditionsSchema.optional(),
    window_days: positiveInteger.optional(),
    ...(facts.divides && { per: positiveInteger.optional() }),
    ...(kind === 'decayed_sum' && { half_life_days: positiveInteger }),
  };
};

const lookupRate = strictShape({
  ...common,
  kind: z.literal('lookup_rate'),
  by: z.string({ error: 'must be a column of the population' }),
  of: z.string({ error: 'must be a feature' }),
  prior_weight: thousandths.refine((weight) => weight >= 0, { error: 'must not be negative' }),
});

/** A feature over events as people write it, whichever its kind; which keys a kind takes is checked. */
export interface WrittenEventFeature {
  readonly name: string;
  readonly what: string;
  readonly unit?: string;
  readonly kind: EventKind;
  readonly value?: z.output<typeof number>;
  readonly guard?: string;
  readonly filter?: z.output<typeof conditionsSchema>;
  readonly window_days?: number;
  readonly per?: number;
  readonly half_life_days?: number;
}

export type WrittenLookupRate = z.output<typeof lookupRate>;
export type WrittenFeature = WrittenEventFeature | WrittenLookupRate;

const eventKinds = Object.keys(EVENT_KINDS) as EventKind[];
const schemas = new Map<string, z.ZodType<WrittenFeature>>([
  ...eventKinds.map((kind): [string, z.ZodType<WrittenFeature>] => [
    kind,
    strictShape(overEvents(kind)) as unknown as z.ZodType<WrittenEventFeature>,
  ]),
  ['lookup_rate', lookupRate],
]);

/** Just enough of a feature to know which keys it may have. */
export const featureKindSchema = z.looseObject(
  { kind: z.enum(FEATURE_KINDS, { error: `must be one of ${FEATURE_KINDS.join(', ')}` }) },
  { error: 'must be a map of keys and values' },
);

/** What a feature of this kind must look like. */
export function featureSchema(kind: (typeof FEATURE_KINDS)[number]): z.ZodType<WrittenFeature> {
  return schemas.get(kind) ?? lookupRate;
}
