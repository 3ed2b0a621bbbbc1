import type { Profile, ProfileEvent, ProfileStore, TakenIn } from '#adapters/profile-store.ts';
import { tryAgain } from '#adapters/try-again.ts';

/** What the events of a profile come to as of a time. */
export type Fold<E, S> = (profile: Profile<E, S>, asOfMs: number) => S;

/** A profile that has been scored: as it is with its score, and what it is worth now. */
export interface ScoredProfile<E, S> {
  readonly profile: Profile<E, S>;
  readonly score: S;
  readonly asOfMs: number;
}

export interface TakenEvent<E, S> {
  /** `known`: it had been stored before; it is scored all the same, for whoever stored it may have died then. */
  readonly outcome: TakenIn['outcome'] | 'no_key';
  /** First the profile the event belongs to, then those that had to be scored because of it. */
  readonly scored: readonly ScoredProfile<E, S>[];
}

/**
 * Takes one event: stores it, links its keys, and scores whom that changes.
 *
 * Whatever order events come in, how often each is delivered and who else is at work, the one who is last to
 * read a profile sees all its events, and a score only replaces the one it was folded from.
 */
export async function takeEvent<E extends ProfileEvent, S>(
  store: ProfileStore<E, S>,
  event: E,
  fold: Fold<E, S>,
): Promise<TakenEvent<E, S>> {
  if (event.keys.length === 0) return { outcome: 'no_key', scored: [] };
  const { outcome, toScore } = await store.take(event);
  const scored: ScoredProfile<E, S>[] = [];
  for (const keys of toScore) {
    scored.push(await tryAgain('scoring a profile', () => scoreOnce(store, keys, fold)));
  }
  return { outcome, scored };
}

/** Null where the profile has changed meanwhile. */
async function scoreOnce<E extends ProfileEvent, S>(
  store: ProfileStore<E, S>,
  keys: readonly string[],
  fold: Fold<E, S>,
): Promise<ScoredProfile<E, S> | null> {
  const profile = await store.readOwner(keys);
  if (profile === null) return null;
  const asOfMs = profile.events.reduce(
    (latest, { received_at_ms }) => Math.max(latest, received_at_ms),
    profile.asOfMs,
  );
  const score = fold(profile, asOfMs);
  const written = await store.writeScore(profile, score, asOfMs);
  return written === 'changed' ? null : { profile: written, score, asOfMs };
}
