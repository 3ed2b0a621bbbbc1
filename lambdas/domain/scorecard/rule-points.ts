import { conditionsHold } from '../features/conditions-hold.ts';
import type { FeatureScalar, FeatureValues } from '../features/fold/feature-values.ts';
import type { Points, Rule } from './scorecard.ts';

/** A feature by name; null where the lead has none. */
export const featureOf = (features: FeatureValues, name: string): FeatureScalar => features[name] ?? null;

/** Thousandths by unit, rounded toward zero: the size is rounded down, then the sign put before it. */
function perUnit(points: Extract<Points, { kind: 'per_unit' }>, value: FeatureScalar): number {
  if (typeof value !== 'number' || value <= points.above) return 0;
  const size = Math.floor(((value - points.above) * Math.abs(points.milliPerStep)) / points.every);
  const limited = points.capMilli === null ? size : Math.min(size, Math.abs(points.capMilli));
  return points.milliPerStep < 0 ? -limited : limited;
}

/** What a rule gives a lead in thousandths of a point; null when it has nothing to say of it. */
export function rulePoints({ when, points }: Rule): (features: FeatureValues) => number | null {
  const holds = conditionsHold(when, (subject) => (features: FeatureValues) => featureOf(features, subject));
  return (features) => {
    if (!holds(features)) return null;
    if (points.kind === 'shown') return 0;
    const milli =
      points.kind === 'fixed' ? points.milli : perUnit(points, featureOf(features, points.feature));
    return milli === 0 ? null : milli;
  };
}
