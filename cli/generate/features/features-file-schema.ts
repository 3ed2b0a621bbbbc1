import { z } from 'zod';
import { strictShape } from '#domain/features/strict-shape.ts';

/** The file around its guards and features, which are read one by one so that all mistakes are found. */
export const featuresFileSchema = strictShape({
  guards: z.array(z.unknown(), { error: 'must be a list of guards' }).optional(),
  features: z
    .array(z.unknown(), { error: 'must be a list of features' })
    .min(1, { error: 'must hold a feature' }),
});
