import type { Feature } from '../features/feature.ts';
import { isNumeric, type ValueType } from '../features/value-type.ts';
import type { Model, ModelTerm } from './model.ts';

const FITS: Readonly<Record<ModelTerm['kind'], (type: ValueType) => boolean>> = {
  numeric: isNumeric,
  categorical: (type) => type === 'string' || type === 'boolean',
};

/** Why a model cannot be asked about leads of whom these features are known; null where it can. */
export function misfit({ terms }: Model, features: readonly Feature[]): string | null {
  const types = new Map(features.map(({ name, type }) => [name, type]));
  for (const { kind, feature } of terms) {
    const type = types.get(feature);
    if (type === undefined) return `there is no feature ${feature}`;
    if (!FITS[kind](type)) return `feature ${feature} is a ${type}, which no ${kind} term takes`;
  }
  return null;
}
