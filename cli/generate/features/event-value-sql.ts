import type { DecayedSumFeature, EventFeature } from '#domain/features/feature.ts';
import { textLiteral } from '../sql/literal.ts';

export type AnyEventFeature = EventFeature | DecayedSumFeature;

/** Column of an event's decay factor for one half-life. */
export const decayColumn = (halfLifeDays: number): string => `decay_${halfLifeDays}`;

/** Column that holds what a mapped value comes to, worked out once per event before anything is summed. */
const mappedColumn = (feature: AnyEventFeature): string => `${feature.name}_value`;

/** What an event gives to a feature; null for the kinds that look at events alone. */
export function valueSql(feature: AnyEventFeature): string | null {
  const { value } = feature;
  if (value === null) return null;
  if (value.from === 'column') return `e.${value.column}`;
  return value.from === 'map' ? `e.${mappedColumn(feature)}` : `cast(${value.constant} as bigint)`;
}

/** What each event is worth to a feature that maps a column to numbers; null for other features. */
export function mappedValueSql(feature: AnyEventFeature): string | null {
  if (feature.value?.from !== 'map') return null;
  const { column, map } = feature.value;
  const cases = Object.entries(map).map(([key, number]) => `  when ${textLiteral(key)} then ${number}`);
  return `cast(case e.${column}\n${cases.join('\n')}\nend as bigint) as ${mappedColumn(feature)}`;
}

/** Columns of events a feature reads besides those that order and age them. */
export function columnsRead(feature: AnyEventFeature): string[] {
  const value = feature.value !== null && feature.value.from !== 'constant' ? [feature.value.column] : [];
  return [...value, ...feature.filter.map(({ subject }) => subject)];
}
