import type { Random } from './random.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Half a year: long enough for the first half of the leads to be won or lost within 90 days. */
export const SEASON_DAYS = 180;

/** When the CRM writes its nightly export. */
const EXPORT_HOUR_UTC = 2;
const EXPORT_MINUTES = 25;

export interface SeasonWindow {
  readonly startMs: number;
  /** Everything has arrived before this moment. */
  readonly endMs: number;
}

export function seasonWindow(endMs: number): SeasonWindow {
  return { startMs: endMs - SEASON_DAYS * DAY_MS, endMs };
}

/** When something that happened at `timeMs` leaves the CRM: with the next nightly export. */
export function nightlyArrival(timeMs: number, random: Random): number {
  const sinceMidnight = timeMs % DAY_MS;
  const midnight = timeMs - sinceMidnight;
  const exportMs = midnight + EXPORT_HOUR_UTC * HOUR_MS;
  const next = exportMs > timeMs ? exportMs : exportMs + DAY_MS;
  return next + random.int(0, EXPORT_MINUTES * MINUTE_MS);
}

/** When something sent at once arrives: seconds later. */
export function promptArrival(timeMs: number, random: Random): number {
  return timeMs + random.int(400, 9 * SECOND_MS);
}

/** A moment of the UTC day that holds `timeMs`, at an hour at which people are awake in Europe or America. */
export function wakingMoment(timeMs: number, random: Random): number {
  return timeMs - (timeMs % DAY_MS) + random.int(8 * HOUR_MS, 23 * HOUR_MS);
}
