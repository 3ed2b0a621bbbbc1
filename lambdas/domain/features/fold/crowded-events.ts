import type { Burst } from '../guard.ts';
import type { AgedEvent } from './aged-events.ts';
import type { FeatureScalar } from './feature-values.ts';
import { columnReader } from './scorable-event.ts';

type Events = readonly AgedEvent[];

/** Of the times of one value, earliest first, those that have more than so many in the time up to them. */
function crowdedTimes(times: readonly number[], { moreThan, withinMs }: Burst): Set<number> {
  const crowded = new Set<number>();
  let first = 0;
  times.forEach((time, place) => {
    while ((times[first] ?? time) < time - withinMs) first += 1;
    // the last of a moment has the others of it before it, and speaks for all of them
    if (place - first + 1 > moreThan) crowded.add(time);
  });
  return crowded;
}

/** Whether there is any crowd at all, of whichever values: nearly always there is none, and no more to look for. */
function isAnyCrowd(events: Events, { moreThan, withinMs }: Burst): boolean {
  for (let place = moreThan; place < events.length; place += 1) {
    const [first, last] = [events[place - moreThan], events[place]];
    if (first && last && last.event.event_time_ms - first.event.event_time_ms <= withinMs) return true;
  }
  return false;
}

/** The events, earliest first, that lie in a burst. */
export function crowdedEvents(burst: Burst): (events: Events) => Events {
  const readValue = columnReader(burst.by);
  return (events) => {
    if (!isAnyCrowd(events, burst)) return [];
    const times = new Map<FeatureScalar, number[]>();
    for (const { event } of events) {
      const value = readValue(event);
      if (value === null) continue;
      const known = times.get(value);
      if (known === undefined) times.set(value, [event.event_time_ms]);
      else known.push(event.event_time_ms);
    }
    const crowded = new Map([...times].map(([value, own]) => [value, crowdedTimes(own, burst)]));
    return events.filter(({ event }) => crowded.get(readValue(event))?.has(event.event_time_ms) === true);
  };
}
