import { z } from 'zod';
import { THOUSANDTHS } from './thousandths.ts';

/** One line of plain words. It becomes an SQL comment, which a line break or a backslash would end or join. */
export const sentence = z
  .string({ error: 'must be a text' })
  .regex(/^[^\s\\\p{Cc}](?:[^\\\p{Cc}]*[^\s\\\p{Cc}])?$/u, {
    error: 'must be one line of text without backslashes, not blank at either end',
  });

/** A name that may stand in a table and in SQL without quotes. */
export const columnName = z
  .string({ error: 'must be a name' })
  .regex(/^[a-z][a-z0-9_]{0,62}$/, { error: 'must be lower case letters, digits and _, a letter first' });

/** Kept well within what adds up exactly. */
const MAX_WHOLE = 1_000_000_000_000;

const whole = `must be a whole number from -${MAX_WHOLE} to ${MAX_WHOLE}`;

export const wholeNumber = z
  .int({ error: whole })
  .min(-MAX_WHOLE, { error: whole })
  .max(MAX_WHOLE, { error: whole });

const positive = 'must be a whole number of at least 1';

export const positiveInteger = wholeNumber.refine((value) => value >= 1, { error: positive });

/** A number with at most three decimals, read as whole thousandths. */
export const thousandths = z
  .number({ error: 'must be a number' })
  .refine((value) => Math.abs(value) <= 1_000_000, { error: 'must be between -1000000 and 1000000' })
  .refine((value) => Number((Math.round(value * THOUSANDTHS) / THOUSANDTHS).toFixed(3)) === value, {
    error: 'must not have more than three decimals',
  })
  .transform((value) => Math.round(value * THOUSANDTHS));
