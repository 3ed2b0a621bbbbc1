import type { FeatureScalar, FeatureValues } from '../features/fold/feature-values.ts';
import type { Model, ModelTerm } from './model.ts';

/** The probability a model gives a lead of these features. */
export function predict({ intercept, terms }: Model, features: FeatureValues): number {
  let z = intercept;
  for (const term of terms) z += addedBy(term, features[term.feature] ?? null);
  return logistic(z);
}

function addedBy(term: ModelTerm, value: FeatureScalar): number {
  if (term.kind === 'numeric') {
    return typeof value === 'number' ? ((value - term.mean) / term.scale) * term.weight : term.missingWeight;
  }
  const weight = value === null ? undefined : term.weights.get(String(value));
  return weight ?? term.otherWeight;
}

/** 1 / (1 + exp(-z)), by whichever side the exponential is small on: no overflow, and no digits lost near 0. */
export function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const small = Math.exp(z);
  return small / (1 + small);
}
