import type { StoredEvent } from '../stored-event.ts';
import type { ChangeQuestion } from './change-question.ts';
import { countingEvents, eventName } from './known-events.ts';
import { personIn } from './person-in.ts';

type Events = readonly StoredEvent[];

/** A lead's events by what became of them between two times. */
export interface SortedEvents {
  /** Those it had at first, as they were told then. */
  readonly then: Events;
  /** The same, with the content that counts in the end. */
  readonly corrected: Events;
  /** Of those, the ones told again with other content meanwhile, whether that one counts or not. */
  readonly toldAgain: Events;
  /** Of those, the ones it still has, and the ones that went to others. */
  readonly kept: Events;
  readonly lost: Events;
  /** Known at first, but of somebody else. */
  readonly merged: Events;
  /** Had happened at first, and was not known. */
  readonly late: Events;
  /** Happened between the two times. */
  readonly fresh: Events;
}

export function sortEvents(question: ChangeQuestion): SortedEvents {
  const { fromMs, toMs, learnedAtMs = ({ received_at_ms }) => received_at_ms } = question;
  const contents = question.events.filter((event) => learnedAtMs(event) <= toMs);
  const [oldContents, newContents] = split(contents, (event) => learnedAtMs(event) <= fromMs);
  const knownThen = countingEvents(oldContents);
  const known = countingEvents(contents);

  const all = personIn([...known.values()], question);
  const isOwn = named(all);
  const then = personIn([...knownThen.values()], question, isOwn);
  const wasOwn = named(then);

  const corrected = [...known.values()].filter(wasOwn);
  const [kept, lost] = split(corrected, isOwn);
  const hashThen = (event: StoredEvent) => knownThen.get(eventName(event))?.payload_sha256;
  const isOther = named(newContents.filter((event) => event.payload_sha256 !== hashThen(event)));
  const [old, fresh] = split(
    all.filter(({ event_time_ms }) => event_time_ms <= toMs),
    ({ event_time_ms }) => event_time_ms <= fromMs,
  );
  const [merged, late] = split(
    old.filter((event) => !wasOwn(event)),
    (event) => knownThen.has(eventName(event)),
  );
  return { then, corrected, toldAgain: corrected.filter(isOther), kept, lost, merged, late, fresh };
}

function split(events: Events, passes: (event: StoredEvent) => boolean): readonly [Events, Events] {
  return [events.filter(passes), events.filter((event) => !passes(event))];
}

/** Whether an event is told of among some, in whatever words. */
function named(events: Events): (event: StoredEvent) => boolean {
  const names = new Set(events.map(eventName));
  return (event) => names.has(eventName(event));
}
