import { conditionsHold } from '../conditions-hold.ts';
import type { DecayTable } from '../decay-table.ts';
import type { DecayedSumFeature, EventFeature } from '../feature.ts';
import { NO_GUARD } from '../guard.ts';
import type { AgedEvent } from './aged-events.ts';
import { eventValue } from './event-value.ts';
import type { GuardedEvents } from './guarded-events.ts';
import { type EventFold, FOLDS } from './kinds.ts';
import { columnReader } from './scorable-event.ts';

type Events = readonly AgedEvent[];
type AnyEventFeature = EventFeature | DecayedSumFeature;

/** Features that look at the same events, which are chosen once for all of them. */
export interface FeatureGroup {
  /** Of all events of a lead, those that guards let its features see. */
  readonly looksAt: (all: Events, told: GuardedEvents) => Events;
  /** Whether an event passes the filter and lies in the window; null when all do. */
  readonly takesPart: ((aged: AgedEvent) => boolean) | null;
  readonly features: readonly { readonly name: string; readonly fold: EventFold }[];
}

function decayOf(feature: AnyEventFeature, tables: readonly DecayTable[]): readonly number[] {
  if (feature.kind !== 'decayed_sum') return [];
  const table = tables.find(({ halfLifeDays }) => halfLifeDays === feature.halfLifeDays);
  if (table) return table.millionths;
  throw new RangeError(`no decay table of ${feature.halfLifeDays} days, which ${feature.name} needs`);
}

const NO_EVENTS: Events = [];

function looksAt({ guard }: AnyEventFeature): FeatureGroup['looksAt'] {
  if (guard === null) return (_, { counted }) => counted;
  if (guard === NO_GUARD) return (all) => all;
  return (_, { ignoredBy }) => ignoredBy.get(guard) ?? NO_EVENTS;
}

function takesPart({ filter, windowDays }: AnyEventFeature): FeatureGroup['takesPart'] {
  if (filter.length === 0 && windowDays === null) return null;
  const holds = conditionsHold(filter, columnReader);
  if (windowDays === null) return ({ event }) => holds(event);
  return ({ event, ageDays }) => ageDays < windowDays && holds(event);
}

/** Features by the events they look at. */
export function featureGroups(
  features: readonly AnyEventFeature[],
  tables: readonly DecayTable[],
): FeatureGroup[] {
  const alike = new Map<string, AnyEventFeature[]>();
  for (const feature of features) {
    const key = JSON.stringify([feature.guard, feature.filter, feature.windowDays]);
    alike.set(key, [...(alike.get(key) ?? []), feature]);
  }
  return [...alike.values()].flatMap((group): FeatureGroup[] => {
    const [first] = group;
    const folds = group.map((feature) => ({
      name: feature.name,
      fold: FOLDS[feature.kind]({
        given: eventValue(feature.value),
        decay: decayOf(feature, tables),
        per: feature.per,
      }),
    }));
    return first === undefined
      ? []
      : [{ looksAt: looksAt(first), takesPart: takesPart(first), features: folds }];
  });
}
