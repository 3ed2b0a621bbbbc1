import { DAY_MS, dayNumber } from './calendar.ts';

/** Turns a local time (written as if it were UTC) into the UTC time it stands for. */
export type Zone = (localMs: number) => number;

/** A configured zone is neither `UTC`, a fixed offset nor an IANA name this runtime knows. */
export class UnknownZoneError extends Error {
  override readonly name = 'UnknownZoneError';

  constructor(zone: string) {
    super(`time zone ${JSON.stringify(zone)} is unknown: use UTC, an offset such as +02:00, or an IANA name`);
  }
}

export const UTC: Zone = (localMs) => localMs;

const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;
const MINUTE_MS = 60_000;

/** Milliseconds east of UTC of `+02:00`, `+0200` or `+02`; null for anything else. */
export function parseOffset(text: string): number | null {
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** @throws UnknownZoneError so that a misspelt zone stops the start, not the ten-thousandth event. */
export function parseZone(name: string): Zone {
  if (name === 'UTC' || name === 'Z') return UTC;
  const offset = parseOffset(name);
  if (offset !== null) return (localMs) => localMs - offset;
  return ianaZone(name);
}

/**
 * A local time that a clock change repeats means its first pass; one that it skips is read with the offset
 * before the change.
 */
function ianaZone(name: string): Zone {
  const format = zoneFormat(name);
  const offsetAt = (utcMs: number) => localTime(format, utcMs) - Math.floor(utcMs / 1000) * 1000;
  return (localMs) => {
    const before = localMs - offsetAt(localMs - DAY_MS);
    if (before + offsetAt(before) === localMs) return before;
    const after = localMs - offsetAt(localMs + DAY_MS);
    return after + offsetAt(after) === localMs ? after : before;
  };
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new UnknownZoneError(timeZone);
  }
}

function localTime(format: Intl.DateTimeFormat, utcMs: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return (dayNumber(year, month, day) ?? 0) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
}
