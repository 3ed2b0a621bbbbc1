import type { Identity } from '#domain/identity/identity.ts';
import { together, toldBy } from '#domain/scoring/told.ts';
import type { ProfileBody } from './profile-items.ts';

/** A profile as it lies in the table. */
export interface StoredProfile<S> {
  readonly version: number;
  readonly body: ProfileBody<S>;
}

/** A key, the profile its alias names where that was read, and the profile it belongs to; null where it is new. */
export interface FoundKey<S> {
  readonly aliasOf: string | null;
  readonly home: StoredProfile<S> | null;
}

/**
 * The profiles found, each once. One that changed while keys were being found was read twice: the earlier counts, so
 * that whatever is written because of it is refused.
 */
export function homesOf<S>(found: ReadonlyMap<string, FoundKey<S>>): StoredProfile<S>[] {
  const homes = new Map<string, StoredProfile<S>>();
  for (const { home } of found.values()) {
    if (home === null) continue;
    const { id } = home.body.identity;
    const known = homes.get(id);
    if (!known || home.version < known.version) homes.set(id, home);
  }
  return [...homes.values()];
}

/**
 * A profile with another identity. It keeps its last score, which no longer counts as seen; the time as of which
 * others were scored holds for it too, unless it has lost events, whose time that may have been. What was told of
 * any of those it is made of, or torn from, is kept: whichever of their names it will bear, others know that one.
 */
export function withIdentity<S>(identity: Identity, before: readonly StoredProfile<S>[]): ProfileBody<S> {
  const parts = before.filter(({ body }) =>
    Object.keys(body.identity.links).some((key) => key in identity.links),
  );
  const isWhole = parts.every(
    ({ body: { identity: part } }) =>
      Object.keys(part.links).every((key) => key in identity.links) &&
      part.keySets.every((keySet) => identity.keySets.includes(keySet)),
  );
  const own = before.find(({ body }) => body.identity.id === identity.id)?.body;
  return {
    identity,
    score: own?.score ?? null,
    scoredEpoch: own?.scoredEpoch ?? 0,
    eventsSeen: 0,
    asOfMs: isWhole ? Math.max(0, ...parts.map(({ body }) => body.asOfMs)) : 0,
    told: together(...parts.flatMap(({ body }) => [body.told, toldBy(body.score, body.scoredEpoch)])),
  };
}
