import * as z from 'zod';
import { modelVersion } from './model-schema.ts';
import { parseJsonBytes } from './parse-json-bytes.ts';

/** Which model has been promoted; beside the models, replaced as a whole with each promotion. */
export const PROMOTION_KEY = 'models/promoted.json';

const promotedModel = z.object({
  /** Object that holds the model. */
  key: z.string().regex(/^models\/[\w./@+-]+$/),
  /** Of the object's bytes: the model is this one, or it is not used. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: modelVersion,
});

const promotion = z.object({
  current: promotedModel,
  /** The one before, for when the current one cannot be used. */
  previous: promotedModel.nullable(),
});

export type PromotedModel = z.output<typeof promotedModel>;
export type Promotion = z.output<typeof promotion>;

/** Null where the bytes are no such document. */
export const readPromotion = (bytes: Uint8Array): Promotion | null =>
  promotion.safeParse(parseJsonBytes(bytes)).data ?? null;
