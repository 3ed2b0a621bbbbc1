import { DAY_MS, SEASON_DAYS } from '#cli/demo/season/calendar.ts';

/** When every history ends and the day of the increments begins; fixed, so that the data is the same for ever. */
export const HISTORY_END_MS = Date.UTC(2026, 5, 1);
/** Canonical events a season makes of one lead, copies included. */
const EVENTS_PER_LEAD = 5.861;
/** A longer history is more seasons, one before the other, as years add them. */
const MAX_EVENTS_PER_SEASON = 1_000_000;

/** A season of a history, as the season generator takes it. */
export interface PastSeason {
  readonly leads: number;
  readonly seed: number;
  readonly endMs: number;
  /** Makes the people of the season its own, see `renamePeople`; null leaves them as they are. */
  readonly tag: string | null;
}

/** The seasons of a history of about so many validated events, oldest first. The last ends at `HISTORY_END_MS`. */
export function seasonsOf(events: number): PastSeason[] {
  const count = Math.ceil(events / MAX_EVENTS_PER_SEASON);
  return Array.from({ length: count }, (_, nth) => {
    const back = count - 1 - nth;
    return {
      leads: Math.round(events / count / EVENTS_PER_LEAD),
      seed: 1 + back,
      endMs: HISTORY_END_MS - back * SEASON_DAYS * DAY_MS,
      tag: back === 0 ? null : `s${back}`,
    };
  });
}
