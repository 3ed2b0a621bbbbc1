import type { CanonicalEvent } from '../canonical-event.ts';
import type { ScorableEvent } from '../features/fold/scorable-event.ts';
import { type KeyLimit, keyIdsOf } from '../identity/key-limit.ts';

/** An event as the operational store keeps it: no contact data, and the ids of its keys, strongest first. */
export type StoredEvent = ScorableEvent & { readonly keys: readonly string[] };

/**
 * What of an event goes to the operational store. `properties` stay behind: no feature can read them, and
 * whatever a producer put there would lie beside every score.
 */
export function storedEventOf(event: CanonicalEvent, limits: readonly KeyLimit[]): StoredEvent {
  const { name: _name, email: _email, phone: _phone, issues: _issues, ...scorable } = event;
  return { ...scorable, properties: null, keys: keyIdsOf(event, limits) };
}
