import { conditionsHold } from '../conditions-hold.ts';
import type { Guard } from '../guard.ts';
import type { AgedEvent } from './aged-events.ts';
import { crowdedEvents } from './crowded-events.ts';
import { columnReader } from './scorable-event.ts';

type Events = readonly AgedEvent[];

/** The events of a lead, told apart by its guards; all lists earliest first. */
export interface GuardedEvents {
  /** Those that no guard ignores. */
  readonly counted: Events;
  /** By the name of the guard; one that ignores nothing may be left out. */
  readonly ignoredBy: ReadonlyMap<string, Events>;
}

const NO_EVENTS: Events = [];
const NOTHING_IGNORED: ReadonlyMap<string, Events> = new Map();

function ignoredEvents({ when, burst }: Guard): (events: Events) => Events {
  const holds = conditionsHold(when, columnReader);
  const meeting = (events: Events): Events =>
    events.some(({ event }) => holds(event)) ? events.filter(({ event }) => holds(event)) : NO_EVENTS;
  if (burst === null) return meeting;
  const crowded = crowdedEvents(burst);
  return (events) => crowded(meeting(events));
}

/**
 * Works out once what guards look for. Each looks at all events, whatever the others ignore, so that their order
 * says nothing.
 */
export function guardEvents(guards: readonly Guard[]): (events: Events) => GuardedEvents {
  const each = guards.map((guard) => [guard.name, ignoredEvents(guard)] as const);
  return (events) => {
    let ignoredBy: Map<string, Events> | undefined;
    for (const [name, ignoredIn] of each) {
      const ignored = ignoredIn(events);
      if (ignored.length > 0) ignoredBy = (ignoredBy ?? new Map()).set(name, ignored);
    }
    // nearly always
    if (ignoredBy === undefined) return { counted: events, ignoredBy: NOTHING_IGNORED };
    const ignored = new Set([...ignoredBy.values()].flat());
    return { counted: events.filter((aged) => !ignored.has(aged)), ignoredBy };
  };
}
