import { type Reading, read, UNKNOWN_VALUE } from './reading.ts';
import { scalarText } from './text.ts';

const GRANTED: ReadonlySet<string> = new Set([
  'true',
  'yes',
  'y',
  '1',
  'granted',
  'given',
  'opt-in',
  'opted-in',
  'opted_in',
  'opt_in',
  'optin',
]);
const REFUSED: ReadonlySet<string> = new Set([
  'false',
  'no',
  'n',
  '0',
  'denied',
  'refused',
  'withdrawn',
  'revoked',
  'unsubscribe',
  'unsubscribed',
  'none',
  'never',
  'off',
  'opt-out',
  'opted-out',
  'opted_out',
  'opt_out',
  'optout',
]);

/** May we contact this person? Anything unclear is no answer, never a yes. */
export function readConsent(value: unknown): Reading<boolean> {
  const word = scalarText(value)?.trim().toLowerCase().replace(/\s+/g, '-') ?? '';
  if (GRANTED.has(word)) return read(true);
  return REFUSED.has(word) ? read(false) : UNKNOWN_VALUE;
}
