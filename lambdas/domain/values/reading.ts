import type { IssueCode } from '../issue.ts';

/** What a value of the outside world came to: something usable, or the code of what is wrong with it. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Unreadable;

export interface Unreadable {
  readonly ok: false;
  readonly issue: IssueCode;
}

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export const NUMBER_INVALID: Unreadable = { ok: false, issue: 'number_invalid' };
export const NUMBER_OUT_OF_RANGE: Unreadable = { ok: false, issue: 'number_out_of_range' };
export const UNKNOWN_VALUE: Unreadable = { ok: false, issue: 'unknown_value' };
export const EMAIL_INVALID: Unreadable = { ok: false, issue: 'email_invalid' };
export const PHONE_INVALID: Unreadable = { ok: false, issue: 'phone_invalid' };
