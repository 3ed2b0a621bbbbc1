import { z } from 'zod';
import { conditionsSchema } from '../features/condition-schema.ts';
import { strictShape } from '../features/strict-shape.ts';
import { positiveInteger, sentence, thousandths, wholeNumber } from '../features/written-values.ts';
import { BAND_NAMES, RULE_GROUPS } from './scorecard.ts';

const pointsPerUnit = strictShape({
  per: thousandths.refine((milli) => milli !== 0, { error: 'must not be 0' }),
  of: z.string({ error: 'must be a feature' }),
  every: positiveInteger.optional(),
  above: wholeNumber.refine((units) => units >= 0, { error: 'must not be negative' }).optional(),
  cap: thousandths.refine((milli) => milli !== 0, { error: 'must not be 0' }).optional(),
});

/** A rule as people write it. */
export const ruleSchema = strictShape({
  code: z
    .string({ error: 'must be a name' })
    .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be UPPER_SNAKE: capitals, digits and _, a letter first' }),
  group: z.enum(RULE_GROUPS, { error: `must be one of ${RULE_GROUPS.join(', ')}` }),
  what: sentence,
  when: conditionsSchema.optional(),
  shown: z.literal(true, { error: 'must be true, or left out' }).optional(),
  points: z.union([thousandths, pointsPerUnit], {
    error: 'must be a number or {per: number, of: feature, every, above, cap}',
  }),
});

/** A band as people write it. */
export const bandSchema = strictShape({
  name: z.enum(BAND_NAMES, { error: `must be one of ${BAND_NAMES.join(', ')}` }),
  at_least: thousandths.optional(),
  action: sentence,
});

/** A scorecard around its rules and bands, which are read one by one so that all mistakes are found. */
export const scorecardSchema = strictShape({
  version: positiveInteger,
  what: sentence,
  bands: z.array(z.unknown(), { error: 'must be a list of bands' }).min(1, { error: 'must hold a band' }),
  rules: z.array(z.unknown(), { error: 'must be a list of rules' }).min(1, { error: 'must hold a rule' }),
});

/** The file: which scorecard scores, and all there are. */
export const scorecardsSchema = strictShape({
  active: z.string({ error: 'must be the name of a scorecard' }),
  scorecards: z.record(z.string(), z.unknown(), { error: 'must be a map of scorecards by name' }),
});

export type WrittenRule = z.output<typeof ruleSchema>;
export type WrittenBand = z.output<typeof bandSchema>;
