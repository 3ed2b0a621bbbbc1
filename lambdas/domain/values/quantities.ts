import {
  type NumberRange,
  parseNumberText,
  readNumber,
  readRoundedNumber,
  roundHalfUp,
  within,
} from './number.ts';
import { NUMBER_INVALID, type Reading, read } from './reading.ts';

/** A webinar longer than a day is a broken clock. */
export const WEBINAR_MINUTES: NumberRange = { min: 0, max: 1440 };
export const QUESTIONS_ASKED: NumberRange = { min: 0, max: 1000 };
export const PERCENT: NumberRange = { min: 0, max: 100 };
/** Currency units; in cents still exact as a double. Below zero is a refund or a credit note. */
export const AMOUNT: NumberRange = { min: -1e13, max: 1e13 };

/** Minutes in, whole seconds out. */
export function readWebinarSeconds(value: unknown): Reading<number> {
  const minutes = readNumber(value, WEBINAR_MINUTES);
  return minutes.ok ? read(roundHalfUp(minutes.value * 60)) : minutes;
}

/** Nobody asks half a question: a fraction is not a count. */
export function readQuestionCount(value: unknown): Reading<number> {
  const count = readNumber(value, QUESTIONS_ASKED);
  return count.ok && !Number.isInteger(count.value) ? NUMBER_INVALID : count;
}

/** `87`, `87.5`, `"87 %"`: whole percent. */
export function readPercent(value: unknown): Reading<number> {
  return readRoundedNumber(typeof value === 'string' ? value.replace(/\s*%\s*$/, '') : value, PERCENT);
}

/** Currency units in, cents out; a currency sign or code in the text is ignored. */
export function readAmountMinor(value: unknown): Reading<number> {
  const units = typeof value === 'string' ? parseNumberText(withoutCurrency(value)) : value;
  if (typeof units !== 'number') return NUMBER_INVALID;
  const amount = within(units, AMOUNT);
  // 1.005 * 100 is 100.49999999999999: fifteen digits undo what the binary fraction did.
  return amount.ok ? read(roundHalfUp(Number((amount.value * 100).toPrecision(15)))) : amount;
}

const CURRENCY = /(?:us|ca|au|r)?[$€£¥₹]|\b(?:usd|eur|gbp|inr|brl|jpy|cad|aud|chf)\b/gi;

export function withoutCurrency(text: string): string {
  return text.replace(CURRENCY, ' ').trim();
}
