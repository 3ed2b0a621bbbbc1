import { compareText } from '../features/fold/event-order.ts';
import type { Attribution } from '../scoring/lead-score.ts';
import { type Identity, keysOfSet } from './identity.ts';
import { ID_PREFIXES, type KeyLimit } from './key-limit.ts';

/** A moment among events: by time, then by id. */
export interface EventMoment {
  readonly event_time_ms: number;
  readonly event_id: string;
}

/** What the events of one combination of keys come to, so that a person can be named without reading them. */
export interface EventCount {
  readonly events: number;
  /** Those of types that create leads. */
  readonly creatingEvents: number;
  /** The earliest of them; null where there are none. */
  readonly first: EventMoment | null;
}

export interface PersonName {
  readonly leadId: string;
  readonly attribution: Attribution;
}

/**
 * The name of a person, and whether they are a lead: the same as the model `component_leads` says. The name is the
 * id of the key that spoke first, by the time and id of the event, then by strength, then by name.
 *
 * @param counts of each of the identity's combinations of keys that has events
 */
export function namePerson(
  { links }: Identity,
  counts: ReadonlyMap<string, EventCount>,
  limits: readonly KeyLimit[],
): PersonName {
  const spoken = [...counts].flatMap(([keySet, { first, creatingEvents }]) => {
    const keys = keysOfSet(keySet).filter((key) => key in links);
    return first === null ? [] : keys.map((key) => ({ key, ...first, isCreating: creatingEvents > 0 }));
  });
  const strength = (key: string) => limits.findIndex(({ keyType }) => key.startsWith(ID_PREFIXES[keyType]));
  // Nobody has said anything yet: the strongest key is as good a name as any.
  const fallback = Object.keys(links).map((key) => ({ key, event_time_ms: 0, event_id: '' }));
  const [earliest] = (spoken.length > 0 ? spoken : fallback).toSorted(
    (a, b) => compareMoments(a, b) || strength(a.key) - strength(b.key) || (a.key < b.key ? -1 : 1),
  );
  return { leadId: earliest?.key ?? '', attribution: attributionOf(spoken) };
}

function attributionOf(
  spoken: readonly { readonly key: string; readonly isCreating: boolean }[],
): Attribution {
  if (spoken.every(({ key }) => key.startsWith(ID_PREFIXES.anonymous))) return 'anonymous_only';
  return spoken.some(({ isCreating }) => isCreating) ? 'lead' : 'crm_only';
}

/** Below 0 where `a` is the earlier. */
export const compareMoments = (a: EventMoment, b: EventMoment): number =>
  a.event_time_ms - b.event_time_ms || compareText(a.event_id, b.event_id);
