import type { IssueCode } from '../issue.ts';
import { isAbsent } from '../json.ts';
import { DAY_MS } from './calendar.ts';
import { readTimestamp } from './timestamp.ts';
import type { Zone } from './zone.ts';

/** Clocks of tablets run ahead; by more than a day it is no clock any more. */
export const LONGEST_AHEAD_MS = DAY_MS;

/** Ten years, counted with the most leap days they can have, so that no event within them is flagged. */
export const LONGEST_BEHIND_MS = 3653 * DAY_MS;

/** When an event happened as far as the lake believes it. */
export interface SettledTime {
  readonly ms: number;
  readonly issue: IssueCode | null;
  /** True when the event made a claim we did not follow: the claim is then kept beside the event. */
  readonly claimRefused: boolean;
}

/** Believes a claim that can be read and is plausible at its arrival; anything else happened on arrival. */
export function settleEventTime(claim: unknown, receivedAtMs: number, defaultZone: Zone): SettledTime {
  if (isAbsent(claim)) return { ms: receivedAtMs, issue: 'timestamp_missing', claimRefused: false };
  const stated = readTimestamp(claim, defaultZone);
  if (stated === null) return refused(receivedAtMs, 'unknown_value');
  if (stated.ms - receivedAtMs > LONGEST_AHEAD_MS) return refused(receivedAtMs, 'timestamp_in_future');
  if (receivedAtMs - stated.ms > LONGEST_BEHIND_MS) return refused(receivedAtMs, 'timestamp_too_old');
  return { ms: stated.ms, issue: stated.statesZone ? null : 'timestamp_without_zone', claimRefused: false };
}

function refused(receivedAtMs: number, issue: IssueCode): SettledTime {
  return { ms: receivedAtMs, issue, claimRefused: true };
}
