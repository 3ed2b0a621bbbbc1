import type { EventDraft } from '../event-draft.ts';
import { readTimestamp } from '../values/timestamp.ts';

/** A time other than the event's own, read as that one is; null with an issue when it is none. */
export function readStatedTime(value: unknown, event: EventDraft, field: string): number | null {
  const stated = readTimestamp(value, event.tools.zoneOf(event.columns.source));
  if (stated === null || !Number.isSafeInteger(stated.ms)) {
    event.report('unknown_value', field);
    return null;
  }
  if (!stated.statesZone) event.report('timestamp_without_zone', field);
  return stated.ms;
}
