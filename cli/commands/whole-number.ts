import { formatNumber } from '../output/quantities.ts';
import { UserError } from '../user-error.ts';

const DIGITS = /^\d+$/;

/** An option's text as a whole number within limits. @throws UserError naming the option and the limits. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (DIGITS.test(text) && value >= least && value <= most) return value;
  throw new UserError(`${option} ${text} is not a whole number from ${least} to ${formatNumber(most)}`);
}
