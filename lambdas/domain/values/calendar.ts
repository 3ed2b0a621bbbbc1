/** Proleptic Gregorian calendar in plain integer arithmetic: no `Date` objects, no time zone of the machine. */

export const DAY_MS = 86_400_000;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, or null for a day that does not exist, such as 2025-02-30. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day - 1 + (month > 2 && isLeapYear(year) ? 1 : 0);
  // 719,162 days lie between 0001-01-01 and 1970-01-01.
  return before * 365 + leapDays + inYear - 719_162;
}

/** Days whose text is remembered, a power of two: events are of few days, and each is asked for its day twice. */
const REMEMBERED_DAYS = 512;
const days = new Array<number>(REMEMBERED_DAYS).fill(Number.NaN);
const texts = new Array<string>(REMEMBERED_DAYS).fill('');

/** UTC day of a time as `YYYY-MM-DD`. */
export function utcDateText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  const place = day & (REMEMBERED_DAYS - 1);
  const known = texts[place];
  if (known !== undefined && days[place] === day) return known;
  const text = dayText(day);
  days[place] = day;
  texts[place] = text;
  return text;
}

/** A day since 1970-01-01 as `YYYY-MM-DD`. (The algorithm is Howard Hinnant's `civil_from_days`.) */
function dayText(day: number): string {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
