import { DAY_MS, HOUR_MS, type SeasonWindow } from './calendar.ts';
import type { Draft } from './draft.ts';
import { openHostilities } from './hostile-values.ts';
import type { Random } from './random.ts';

/** Shares of all events. */
const LATE_SHARE = 0.004;
const AHEAD_SHARE = 0.002;
const ANCIENT_SHARE = 0.002;
const UNDATED_SHARE = 0.003;
const HOSTILE_SHARE = 0.015;

/**
 * A wrong clock makes the lake take the arrival time. Events that arrive later than this keep their honest
 * clock, so that a first contact never moves behind the outcome it leads to (two weeks later at the least).
 */
const MAX_DELAY_FOR_WRONG_CLOCK_MS = 4 * DAY_MS;

/** A batch found on a forgotten disk: weeks late, the claim still true. */
function arrivesLate(event: Draft, window: SeasonWindow, random: Random): Draft {
  const foundMs = event.timeMs + random.int(10 * DAY_MS, 28 * DAY_MS);
  const latestMs = window.endMs - random.int(1, HOUR_MS);
  return { ...event, arrivalMs: Math.max(event.arrivalMs, Math.min(foundMs, latestMs)) };
}

/** Far more than a day ahead also of any re-sent copy, so that it is a claim about the future for all of them. */
function claimsTheFuture(event: Draft, random: Random): Draft {
  return dated(event, event.arrivalMs + random.int(30 * DAY_MS, 400 * DAY_MS));
}

/** A clock that was reset: decades ago. */
function claimsThePast(event: Draft, random: Random): Draft {
  return dated(event, Date.UTC(1999, 0, 1) + random.int(0, 1500) * DAY_MS);
}

/** Words where a time should be; dates no calendar has. */
const NO_TIMES = ['yesterday', '2026-02-30T10:00:00Z', '??', '31.31.2026'] as const;

/** With a claim nobody can use, the arrival is all that is known. */
function dated(event: Draft, claim: number | string | null): Draft {
  return { ...event, claim, timeMs: event.arrivalMs };
}

function canLoseItsClock(event: Draft): boolean {
  return event.dialect.source !== 'crm' && event.arrivalMs - event.timeMs < MAX_DELAY_FOR_WRONG_CLOCK_MS;
}

function withWrongClock(event: Draft, random: Random): Draft {
  if (!canLoseItsClock(event)) return event;
  const draw = random.next();
  if (draw < AHEAD_SHARE) return claimsTheFuture(event, random);
  if (draw < AHEAD_SHARE + ANCIENT_SHARE) return claimsThePast(event, random);
  // Without id and time, two events of one person could have the same bytes and so be one event.
  const isUndated = draw < AHEAD_SHARE + ANCIENT_SHARE + UNDATED_SHARE && event.dialect.idPrefix !== null;
  if (!isUndated) return event;
  return dated(event, random.chance(0.7) ? null : random.pick(NO_TIMES));
}

/** The events as they really arrive: mostly as they are, now and then with one thing wrong. */
export function spoilSome(events: readonly Draft[], window: SeasonWindow, random: Random): Draft[] {
  const spoil = openHostilities();
  return events.map((event) => {
    const draw = random.next();
    if (draw < LATE_SHARE) return arrivesLate(event, window, random);
    return draw < LATE_SHARE + HOSTILE_SHARE ? spoil(event) : withWrongClock(event, random);
  });
}
