import type { Identity } from '#domain/identity/identity.ts';
import { type ItemTable, ItemTableError } from './item-table.ts';
import { type AliasBody, aliasKey, type ProfileBody, profileKey } from './profile-items.ts';

/** A profile as it lies in the table. */
export interface StoredProfile<S> {
  readonly version: number;
  readonly body: ProfileBody<S>;
}

/** A key, the version of its alias, and the profile it belongs to. */
export interface FoundKey<S> {
  readonly alias: { readonly version: number; readonly profileId: string } | null;
  readonly home: StoredProfile<S> | null;
}

/**
 * Finds the profiles of some keys. An alias may be old: a profile whose key has left says where to, and each step
 * leads to a later one, so the way ends.
 */
export async function findKeys<S>(
  table: ItemTable,
  keys: readonly string[],
): Promise<Map<string, FoundKey<S>>> {
  const aliases = await table.get(keys.map(aliasKey));
  const found = new Map<string, FoundKey<S>>();
  const onTheWay = new Map<string, string>();
  const aliasOf = new Map<string, FoundKey<S>['alias']>();
  for (const [place, key] of keys.entries()) {
    const item = aliases[place];
    if (item) {
      const { profileId } = JSON.parse(item.body) as AliasBody;
      aliasOf.set(key, { version: item.version, profileId });
      onTheWay.set(key, profileId);
    } else {
      found.set(key, { alias: null, home: null });
    }
  }
  while (onTheWay.size > 0) {
    const profiles = await readProfiles<S>(table, new Set(onTheWay.values()));
    for (const [key, profileId] of [...onTheWay]) {
      const home = profiles.get(profileId);
      if (home && key in home.body.identity.links) {
        found.set(key, { alias: aliasOf.get(key) ?? null, home });
        onTheWay.delete(key);
        continue;
      }
      const next = home?.body.identity.moved[key];
      if (next === undefined) throw new ItemTableError(`profile ${profileId} does not know where a key went`);
      onTheWay.set(key, next);
    }
  }
  return found;
}

async function readProfiles<S>(
  table: ItemTable,
  profileIds: ReadonlySet<string>,
): Promise<Map<string, StoredProfile<S>>> {
  const ids = [...profileIds];
  const items = await table.get(ids.map(profileKey));
  const profiles = new Map<string, StoredProfile<S>>();
  items.forEach((item, place) => {
    const id = ids[place];
    if (item && id !== undefined)
      profiles.set(id, { version: item.version, body: JSON.parse(item.body) as ProfileBody<S> });
  });
  return profiles;
}

/** The profiles found, each once. */
export function homesOf<S>(found: ReadonlyMap<string, FoundKey<S>>): StoredProfile<S>[] {
  const homes = new Map<string, StoredProfile<S>>();
  for (const { home } of found.values()) if (home) homes.set(home.body.identity.id, home);
  return [...homes.values()];
}

/**
 * A profile with another identity. It keeps its last score, which no longer counts as seen; the time as of which
 * others were scored holds for it too, unless it has lost events, whose time that may have been.
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
  };
}
