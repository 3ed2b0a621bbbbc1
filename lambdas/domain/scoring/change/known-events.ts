import { distinctEvents } from '../../features/fold/distinct-events.ts';
import type { ScorableEvent } from '../../features/fold/scorable-event.ts';
import type { StoredEvent } from '../stored-event.ts';

/** Names an event whatever its content: no source holds a blank. */
export const eventName = ({ source, event_id }: StoredEvent): string => `${source} ${event_id}`;

/** Each event once, by its name, with the content that counts among some. */
export function countingEvents(contents: readonly StoredEvent[]): ReadonlyMap<string, StoredEvent> {
  const counting = new Set<ScorableEvent>(distinctEvents(contents));
  return new Map(contents.filter((event) => counting.has(event)).map((event) => [eventName(event), event]));
}
