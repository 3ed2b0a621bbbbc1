import { compareText } from '../../features/fold/event-order.ts';
import type { Identity } from '../../identity/identity.ts';
import { KeyGraph } from '../../identity/key-graph.ts';
import { ID_PREFIXES, type KeyLimit, limitOf } from '../../identity/key-limit.ts';
import type { StoredEvent } from '../stored-event.ts';

/** What is known about who belongs together, beside the events. */
export interface IdentityKnowledge {
  readonly limits: readonly KeyLimit[];
  /** Keys that are hubs because of events of others. They count as hubs from the start: since when is not kept. */
  readonly hubs: ReadonlySet<string>;
}

interface Person {
  readonly events: readonly StoredEvent[];
  readonly isLead: boolean;
}

/**
 * The events of the lead when these were all that was known: the person who could be called a lead and, of
 * several, the one with the earliest event. Merged people are named after their earliest key, so that is the one
 * who kept the name, and who merely browsed is not taken for the lead that became of it.
 *
 * @param isCandidate a person of whom no event passes is somebody else
 */
export function personIn(
  events: readonly StoredEvent[],
  { limits, hubs }: IdentityKnowledge,
  isCandidate: (event: StoredEvent) => boolean = () => true,
): readonly StoredEvent[] {
  const graph = new KeyGraph([hubIdentity(hubs, limits)], limits);
  for (const { keys } of events) graph.see(keys);
  const parts = graph.parts();
  const partOf = new Map(parts.flatMap((part) => part.map((key) => [key, part] as const)));
  const eventsOf = new Map<readonly string[], StoredEvent[]>();
  for (const event of events) {
    const part = partOf.get(graph.ownerOf(event.keys) ?? '');
    if (part === undefined) continue;
    const others = eventsOf.get(part) ?? [];
    others.push(event);
    eventsOf.set(part, others);
  }
  const people = [...eventsOf]
    .filter(([, own]) => own.some(isCandidate))
    .map(([part, own]): Person => ({ events: own.sort(compareEarliest), isLead: isLead(part, own) }));
  return people.sort(comparePeople)[0]?.events ?? [];
}

const isLead = (keys: readonly string[], events: readonly StoredEvent[]): boolean =>
  keys.some((key) => !key.startsWith(ID_PREFIXES.anonymous)) &&
  events.some(({ creates_lead }) => creates_lead);

function comparePeople(a: Person, b: Person): number {
  const [first] = a.events;
  const [other] = b.events;
  if (a.isLead !== b.isLead || first === undefined || other === undefined) return a.isLead ? -1 : 1;
  return compareEarliest(first, other);
}

/** The order in which a lead's id is looked for, then by what no two events share. */
const compareEarliest = (a: StoredEvent, b: StoredEvent): number =>
  a.event_time_ms - b.event_time_ms || compareText(a.event_id, b.event_id) || compareText(a.source, b.source);

/** Linked to one more than they may be, whatever the events show. */
function hubIdentity(hubs: ReadonlySet<string>, limits: readonly KeyLimit[]): Identity {
  const linksOf = (hub: string) =>
    Array.from({ length: limitOf(hub, limits) + 1 }, (_, other) => `${hub}.${other}`);
  const links = Object.fromEntries([...hubs].map((hub) => [hub, linksOf(hub)]));
  return { id: '', epoch: 0, links, keySets: [], moved: {} };
}
