import type { FeatureValue } from '../feature.ts';
import type { FeatureScalar } from './feature-values.ts';
import { columnReader, type ScorableEvent } from './scorable-event.ts';

/** What every event counts as to a kind that looks at events alone. */
const ONE = 1;

/** What an event gives to a feature; null where its column is empty or the map does not name its value. */
export function eventValue(value: FeatureValue | null): (event: ScorableEvent) => FeatureScalar {
  if (value === null) return () => ONE;
  if (value.from === 'constant') return () => value.constant;
  const read = columnReader(value.column);
  if (value.from === 'column') return read;
  // a Map and not the object: the text of a column may be the name of something every object has
  const numbers = new Map<FeatureScalar, number>(Object.entries(value.map));
  return (event) => numbers.get(read(event)) ?? null;
}
