import type { FeatureValues } from '#domain/features/fold/feature-values.ts';
import type { ModelState } from '#domain/scoring/lead-score.ts';

/** What says how likely a purchase is, at the moment. */
export interface ModelInUse {
  readonly state: ModelState;
  /** Of the model that answers; null where none does. */
  readonly version: string | null;
  /** From 0 to 1; null where no model answers. */
  probabilityOf(features: FeatureValues): number | null;
}

/** Where the model comes from: objects of the lake (`object-model-source.ts`). */
export interface ModelSource {
  /** Never throws: a lead has its points also where no model can be had. */
  current(): Promise<ModelInUse>;
}

/** Points alone, as nobody has promoted a model. */
export const NO_MODEL: ModelInUse = { state: 'none', version: null, probabilityOf: () => null };
