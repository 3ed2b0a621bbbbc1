import { z } from 'zod';
import { strictShape } from '#domain/features/strict-shape.ts';

/** The file around its features, which are read one by one so that all mistakes are found. */
export const featuresFileSchema = strictShape({
  features: z
    .array(z.unknown(), { error: 'must be a list of features' })
    .min(1, { error: 'must hold a feature' }),
});
