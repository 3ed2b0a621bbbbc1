import { DAY_MS, dayNumber } from './calendar.ts';
import { parseNumberText } from './number.ts';
import { parseOffset, type Zone } from './zone.ts';

/** Epoch numbers below this are seconds: as seconds it is the year 5138, as milliseconds March 1973. */
const FIRST_MILLISECONDS = 1e11;

/** Longest text that can be a time; keeps the pattern away from megabytes of text. */
const LONGEST_TIME_TEXT = 64;

const ISO_8601 =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** A time an event states, and whether it said in which zone. */
export interface ReadTimestamp {
  readonly ms: number;
  readonly statesZone: boolean;
}

/** ISO 8601 with or without zone, or an epoch number (also as text); null when it is neither. */
export function readTimestamp(value: unknown, defaultZone: Zone): ReadTimestamp | null {
  if (typeof value === 'number') return epochTimestamp(value);
  if (typeof value !== 'string' || value.length > LONGEST_TIME_TEXT) return null;
  const text = value.trim();
  const iso = ISO_8601.exec(text);
  if (iso !== null) return isoTimestamp(iso, defaultZone);
  const number = parseNumberText(text);
  return number === null ? null : epochTimestamp(number);
}

function epochTimestamp(number: number): ReadTimestamp {
  return { ms: Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number), statesZone: true };
}

function isoTimestamp(iso: RegExpExecArray, defaultZone: Zone): ReadTimestamp | null {
  const day = dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const hour = Number(iso[4] ?? 0);
  const minute = Number(iso[5] ?? 0);
  const second = Number(iso[6] ?? 0);
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  const millis = iso[7] === undefined ? 0 : Number(iso[7].slice(0, 3).padEnd(3, '0'));
  const localMs = day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis;

  const zone = iso[8];
  if (zone === undefined) return { ms: defaultZone(localMs), statesZone: false };
  if (zone === 'Z' || zone === 'z') return { ms: localMs, statesZone: true };
  const offset = parseOffset(zone);
  return offset === null ? null : { ms: localMs - offset, statesZone: true };
}
