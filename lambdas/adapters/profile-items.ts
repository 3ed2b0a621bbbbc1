import { hash } from 'node:crypto';
import { type Identity, keySetOf } from '#domain/identity/identity.ts';
import type { Told } from '#domain/scoring/told.ts';
import type { ItemKey } from './item-table.ts';
import type { ProfileEvent } from './profile-store.ts';

/** Digits of a time in milliseconds, so that times as text are in the order of time. */
const TIME_DIGITS = 15;

/** The item of a profile: who belongs to it, and its score. */
export interface ProfileBody<S> {
  readonly identity: Identity;
  readonly score: S | null;
  /** The epoch the score was folded from; 0 where there is none. */
  readonly scoredEpoch: number;
  /** The events seen by the score of this epoch. */
  readonly eventsSeen: number;
  readonly asOfMs: number;
  /** What scores have told that are no longer there; those of who was merged have left what they had still to tell. */
  readonly told: Told;
}

/** The item of a key: a profile it belonged to when it was last looked at, which knows where it went since. */
export interface AliasBody {
  readonly profileId: string;
}

/** The item of an event that is kept: which content it has, and where that lies. */
export interface TakenBody {
  readonly event_time_ms: number;
  readonly received_at_ms: number;
  readonly payload_sha256: string;
  readonly creates_lead: boolean;
  readonly keys: readonly string[];
  /** The keys of contents that were replaced: whoever had them must be scored without the event. */
  readonly formerKeys: readonly (readonly string[])[];
}

export const profileKey = (profileId: string): ItemKey => ({ pk: profileId, sk: 'profile' });
export const aliasKey = (keyId: string): ItemKey => ({ pk: keyId, sk: 'alias' });

/** That an event is there, by a name of fixed length: ids of events may be longer than DynamoDB takes. */
export const takenKey = ({ source, event_id }: Pick<ProfileEvent, 'source' | 'event_id'>): ItemKey => ({
  pk: `taken#${eventHash(source, event_id)}`,
  sk: 'taken',
});

const eventHash = (source: string, eventId: string): string =>
  hash('sha256', JSON.stringify([source, eventId]), 'hex');

/** Under the strongest key of the combination, beside its events. */
export function countKey([strongest = '', ...others]: readonly string[]): ItemKey {
  return { pk: strongest, sk: `count#${keySetOf(others)}` };
}

/** What the names of a combination's events begin with; in their order the events are in the order of time. */
export function eventPrefix([strongest = '', ...others]: readonly string[]): {
  pk: string;
  skPrefix: string;
} {
  return { pk: strongest, skPrefix: `event#${keySetOf(others)}#` };
}

/** The same of those of one moment. */
export const timePrefix = (skPrefix: string, timeMs: number): string =>
  `${skPrefix}${String(timeMs).padStart(TIME_DIGITS, '0')}#`;

export function eventKey(
  event: Pick<ProfileEvent, 'source' | 'event_id' | 'event_time_ms' | 'keys'>,
): ItemKey {
  const { pk, skPrefix } = eventPrefix(event.keys);
  return { pk, sk: timePrefix(skPrefix, event.event_time_ms) + eventHash(event.source, event.event_id) };
}
