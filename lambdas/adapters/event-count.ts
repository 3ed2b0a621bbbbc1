import { compareMoments, type EventCount, type EventMoment } from '#domain/identity/name-person.ts';

/** The item of a combination of keys. */
export interface CountBody extends EventCount {
  /** How often one of its events was stored, replaced or went: of two readers the one that saw more is the later. */
  readonly changes: number;
}

interface CountedEvent extends EventMoment {
  readonly creates_lead: boolean;
}

export const NO_EVENTS: CountBody = { changes: 0, events: 0, creatingEvents: 0, first: null };

export function withEvent(
  count: CountBody,
  { event_time_ms, event_id, creates_lead }: CountedEvent,
): CountBody {
  const moment = { event_time_ms, event_id };
  const isFirst = count.first === null || compareMoments(moment, count.first) < 0;
  return {
    changes: count.changes + 1,
    events: count.events + 1,
    creatingEvents: count.creatingEvents + (creates_lead ? 1 : 0),
    first: isFirst ? moment : count.first,
  };
}

/** @param heir the first of the events that stay */
export function withoutEvent(count: CountBody, event: CountedEvent, heir: EventMoment | null): CountBody {
  return {
    changes: count.changes + 1,
    events: count.events - 1,
    creatingEvents: count.creatingEvents - (event.creates_lead ? 1 : 0),
    first: heir,
  };
}
