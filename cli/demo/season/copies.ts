import { DAY_MS, MINUTE_MS, SECOND_MS } from './calendar.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';
import type { SeasonEvent } from './season-event.ts';
import { writePayload } from './write-payload.ts';

const COPIED_SHARE = 0.02;
const COPIED_TWICE_SHARE = 0.15;
/** At least one in any season that has an event with an id and room for a later arrival. */
const CONFLICT_EVERY = 2500;

export interface Copies {
  /** The very same bytes again. */
  readonly exact: readonly SeasonEvent[];
  /** The same `event_id` with other content; it arrives later, so the first one stands. */
  readonly conflicting: readonly SeasonEvent[];
}

/** Later than the first and before the end; null when the first arrived at the very end. */
function laterArrival(firstMs: number, endMs: number, random: Random): number | null {
  const lastMs = Math.min(endMs - 1, firstMs + (random.chance(0.7) ? 5 * MINUTE_MS : 3 * DAY_MS));
  return firstMs + SECOND_MS > lastMs ? null : random.int(firstMs + SECOND_MS, lastMs);
}

/** The keys stay as they were: whoever wins, the event belongs to the same lead. */
function changed(event: Draft): Draft {
  const revision = '"revision":2';
  return {
    ...event,
    fields: { ...event.fields, city: 'Somewhere Else' },
    rawMembers: event.rawMembers === '' ? revision : `${event.rawMembers},${revision}`,
  };
}

/**
 * What producers send again. An event has exact copies or a conflicting one, never both, so that each
 * repeated record has one name. `payloads[i]` is the text of `events[i]`.
 */
export function copyEvents(
  events: readonly Draft[],
  payloads: readonly string[],
  endMs: number,
  random: Random,
): Copies {
  const exact: SeasonEvent[] = [];
  const conflicting: SeasonEvent[] = [];
  let untilConflict = Math.min(events.length, random.int(0, 50));
  for (const [index, event] of events.entries()) {
    const arrivalMs = laterArrival(event.arrivalMs, endMs, random);
    untilConflict -= 1;
    if (arrivalMs === null) continue;
    if (untilConflict < 0 && event.dialect.idPrefix !== null) {
      conflicting.push({ payload: writePayload(changed(event), index), arrivalMs });
      untilConflict = CONFLICT_EVERY;
      continue;
    }
    if (!random.chance(COPIED_SHARE)) continue;
    const payload = payloads[index] ?? '';
    exact.push({ payload, arrivalMs });
    const again = random.chance(COPIED_TWICE_SHARE) ? laterArrival(arrivalMs, endMs, random) : null;
    if (again !== null) exact.push({ payload, arrivalMs: again });
  }
  return { exact, conflicting };
}
