import { EMAIL_INVALID, type Reading, read } from '../values/reading.ts';
import { composed } from '../values/text.ts';
import { isDisposableDomain } from './disposable-domain.ts';
import { isRoleAccount } from './role-account.ts';

const LONGEST_ADDRESS = 254;

/** Deliberately loose before the at sign and strict after it: odd mailboxes exist, odd domains do not. */
const ADDRESS =
  /^([^\s\p{C}@"(),:;<>[\]\\]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/** An e-mail address in the one spelling the lake compares by. */
export interface EmailAddress {
  readonly address: string;
  readonly isDisposable: boolean;
  readonly isRoleAccount: boolean;
}

/** Tags (`jane+fair@`) and dots are kept: only some providers ignore them, and two people must never become one. */
export function readEmail(text: string): Reading<EmailAddress> {
  const address = composed(text.trim()).toLowerCase();
  if (address.length > LONGEST_ADDRESS) return EMAIL_INVALID;
  const [, localPart, domain] = ADDRESS.exec(address) ?? [];
  if (localPart === undefined || domain === undefined) return EMAIL_INVALID;
  return read({ address, isDisposable: isDisposableDomain(domain), isRoleAccount: isRoleAccount(localPart) });
}
