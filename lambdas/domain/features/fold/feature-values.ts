import type { Scalar } from '../condition.ts';

/** A value of an event's column or of a feature; null where there is none. */
export type FeatureScalar = Scalar | null;

/** What is known about one lead, by the name of the feature. */
export type FeatureValues = Readonly<Record<string, FeatureScalar>>;
