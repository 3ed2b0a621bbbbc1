import * as z from 'zod';
import type { CategoricalTerm, Model, NumericTerm } from './model.ts';

/** The only layout of the document there is; another one is another format. */
export const MODEL_FORMAT = 1;

/** Far beyond what training comes to, and so far from overflow that every probability is a number. */
const MOST = 1e12;
const LEAST_SCALE = 1e-12;

const weight = z.number().min(-MOST).max(MOST);

/** Told with every score, so one short word. */
export const modelVersion = z.string().regex(/^[\w.:@+-]{1,100}$/);

const numericTerm = z
  .strictObject({
    kind: z.literal('numeric'),
    feature: z.string(),
    mean: weight,
    scale: z.number().min(LEAST_SCALE).max(MOST),
    weight,
    missing_weight: weight,
  })
  .transform(({ missing_weight, ...term }): NumericTerm => ({ ...term, missingWeight: missing_weight }));

const categoricalTerm = z
  .strictObject({
    kind: z.literal('categorical'),
    feature: z.string(),
    weights: z.record(z.string(), weight),
    other_weight: weight,
  })
  .transform(
    ({ weights, other_weight, ...term }): CategoricalTerm => ({
      ...term,
      // a Map and not the object: a lead's value may be the name of something every object has
      weights: new Map(Object.entries(weights)),
      otherWeight: other_weight,
    }),
  );

/** The document `model.json`, as training writes it. */
export const modelSchema = z
  .strictObject({
    format: z.literal(MODEL_FORMAT),
    version: modelVersion,
    kind: z.literal('logistic'),
    intercept: weight,
    terms: z.array(z.union([numericTerm, categoricalTerm])),
  })
  .transform(({ version, intercept, terms }): Model => ({ version, intercept, terms }));
