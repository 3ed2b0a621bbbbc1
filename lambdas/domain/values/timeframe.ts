import { type NumberRange, parseNumberText, roundHalfUp, within } from './number.ts';
import { NUMBER_INVALID, NUMBER_OUT_OF_RANGE, type Reading, read } from './reading.ts';

/** Ten years is as far as anybody plans a purchase. */
export const TIMEFRAME_DAYS: NumberRange = { min: 0, max: 3650 };

const LONGEST_TIMEFRAME_TEXT = 100;

/** Days of a unit, as sales people count. */
const DAYS_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['day', 1],
  ['w', 7],
  ['wk', 7],
  ['week', 7],
  ['mo', 30],
  ['month', 30],
  ['quarter', 90],
  ['y', 365],
  ['yr', 365],
  ['year', 365],
]);

const AT_ONCE: ReadonlySet<string> = new Set(['immediately', 'immediate', 'now', 'asap', 'today']);

/** `0-30 days`, `2 weeks`, `within 15 days`, `< 30 days`: an upper end with a unit, days when there is none. */
const TIMEFRAME =
  /^(?:<=?|≤|within|in|up to|under|less than)?\s*(?:([\d.,]+)\s*([a-z]*)\s*(?:-|–|—|to)\s*)?([\d.,]+)\s*([a-z]*)$/;

/** Days until the purchase; of a range the upper end. A range open above states no upper end. */
export function readTimeframeDays(value: unknown): Reading<number> {
  if (typeof value === 'number') return wholeDays(value);
  if (typeof value !== 'string' || value.length > LONGEST_TIMEFRAME_TEXT) return NUMBER_INVALID;
  const text = value.trim().toLowerCase();
  if (AT_ONCE.has(text)) return read(0);
  const number = parseNumberText(text);
  return number === null ? readSpan(text) : wholeDays(number);
}

function readSpan(text: string): Reading<number> {
  const [, lowText, lowUnit, highText, highUnit] = TIMEFRAME.exec(text) ?? [];
  if (highText === undefined) return NUMBER_INVALID;
  const high = days(highText, highUnit || undefined);
  if (high === null) return NUMBER_INVALID;
  if (lowText === undefined) return wholeDays(high);
  const low = days(lowText, lowUnit || highUnit || undefined);
  if (low === null) return NUMBER_INVALID;
  return low > high ? NUMBER_OUT_OF_RANGE : wholeDays(high);
}

function days(text: string, unit = 'day'): number | null {
  const number = parseNumberText(text);
  const perUnit = DAYS_PER_UNIT.get(unit) ?? DAYS_PER_UNIT.get(unit.replace(/s$/, ''));
  return number === null || perUnit === undefined ? null : number * perUnit;
}

function wholeDays(number: number): Reading<number> {
  const inRange = within(number, TIMEFRAME_DAYS);
  return inRange.ok ? read(roundHalfUp(inRange.value)) : inRange;
}
