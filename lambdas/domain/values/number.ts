import { NUMBER_INVALID, NUMBER_OUT_OF_RANGE, type Reading, read } from './reading.ts';

/** No number anybody means is longer; keeps the pattern below away from megabytes of digits. */
const LONGEST_NUMBER_TEXT = 64;

/** Plain, decimal, grouped by thousands (`80,000`) or scientific; never hexadecimal, never `48,5`. */
const NUMBER_TEXT = /^[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,4})?$/i;

/** Both ends belong to the range. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** The number that text states, or null when it states none. May be infinite: `1e999` is a number. */
export function parseNumberText(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NUMBER_TEXT || !NUMBER_TEXT.test(trimmed)) return null;
  return Number(trimmed.replaceAll(',', ''));
}

/** A JSON number or numeric text, within `range`. */
export function readNumber(value: unknown, range: NumberRange): Reading<number> {
  const number = typeof value === 'string' ? parseNumberText(value) : value;
  if (typeof number !== 'number') return NUMBER_INVALID;
  return within(number, range);
}

/** As `readNumber`, rounded to a whole number once it is known to lie in the range. */
export function readRoundedNumber(value: unknown, range: NumberRange): Reading<number> {
  const number = readNumber(value, range);
  return number.ok ? read(roundHalfUp(number.value)) : number;
}

export function within(number: number, { min, max }: NumberRange): Reading<number> {
  return number >= min && number <= max ? read(number) : NUMBER_OUT_OF_RANGE;
}

/** `Math.round` without its negative zero, which no stored number should be. */
export function roundHalfUp(number: number): number {
  return Math.round(number) + 0;
}
