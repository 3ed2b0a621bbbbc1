import * as z from 'zod';
import type { Feature } from '../features/feature.ts';
import { misfit } from './misfit.ts';
import type { Model } from './model.ts';
import { modelSchema } from './model-schema.ts';
import { parseJsonBytes } from './parse-json-bytes.ts';

export type ReadModel =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly why: string };

/** Reads a model document and sees that these features can be put to it. */
export function readModel(bytes: Uint8Array, features: readonly Feature[]): ReadModel {
  const parsed = modelSchema.safeParse(parseJsonBytes(bytes));
  if (!parsed.success) return { ok: false, why: z.prettifyError(parsed.error) };
  const why = misfit(parsed.data, features);
  return why === null ? { ok: true, model: parsed.data } : { ok: false, why };
}
