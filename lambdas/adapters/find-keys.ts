import type { HomeHints } from './home-hints.ts';
import { type Item, type ItemKey, type ItemTable, ItemTableError } from './item-table.ts';
import { type FoundKey, homesOf, type StoredProfile } from './profile-identities.ts';
import { type AliasBody, aliasKey, type ProfileBody, profileKey } from './profile-items.ts';

export interface Found<S> {
  readonly keys: Map<string, FoundKey<S>>;
  /** The items asked for beside, in their order. */
  readonly beside: readonly (Item | null)[];
}

/**
 * Finds the profiles of some keys. A hint or an alias may be old: a profile whose key has left says where to, and
 * each step leads to a later one, so the way ends.
 *
 * @param beside items that are read in the same go as the first of them
 */
export async function findKeys<S>(
  table: ItemTable,
  hints: HomeHints,
  keys: readonly string[],
  beside: readonly ItemKey[] = [],
): Promise<Found<S>> {
  const hinted = new Map(keys.flatMap((key) => [[key, hints.get(key)?.profileId] as const]));
  const unhinted = keys.filter((key) => hinted.get(key) === undefined);
  const guesses = [...new Set([...hinted.values()].filter((id) => id !== undefined))];
  const items = await table.get([...beside, ...unhinted.map(aliasKey), ...guesses.map(profileKey)]);
  const profiles = profilesIn<S>(guesses, items.slice(beside.length + unhinted.length));
  const aliases = new Map(unhinted.map((key, place) => [key, items[beside.length + place] ?? null]));

  const found = new Map<string, FoundKey<S>>();
  const astray: string[] = [];
  for (const key of keys) {
    const home = profiles.get(hinted.get(key) ?? '');
    if (home && key in home.body.identity.links) found.set(key, { aliasOf: null, home });
    else if (hinted.get(key) !== undefined) astray.push(key);
  }
  if (astray.length > 0) {
    const more = await table.get(astray.map(aliasKey));
    astray.forEach((key, place) => {
      aliases.set(key, more[place] ?? null);
    });
  }
  for (const [key, each] of await followAliases<S>(table, aliases)) found.set(key, each);
  hints.learn(
    keys,
    homesOf(found).map(({ body }) => body),
  );
  return { keys: found, beside: items.slice(0, beside.length) };
}

async function followAliases<S>(
  table: ItemTable,
  aliases: ReadonlyMap<string, Item | null>,
): Promise<Map<string, FoundKey<S>>> {
  const found = new Map<string, FoundKey<S>>();
  const aliasOf = new Map<string, string>();
  const onTheWay = new Map<string, string>();
  for (const [key, item] of aliases) {
    if (item === null) {
      found.set(key, { aliasOf: null, home: null });
      continue;
    }
    const { profileId } = JSON.parse(item.body) as AliasBody;
    aliasOf.set(key, profileId);
    onTheWay.set(key, profileId);
  }
  while (onTheWay.size > 0) {
    const ids = [...new Set(onTheWay.values())];
    const profiles = profilesIn<S>(ids, await table.get(ids.map(profileKey)));
    for (const [key, profileId] of [...onTheWay]) {
      const home = profiles.get(profileId);
      if (home && key in home.body.identity.links) {
        found.set(key, { aliasOf: aliasOf.get(key) ?? null, home });
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

function profilesIn<S>(
  ids: readonly string[],
  items: readonly (Item | null)[],
): Map<string, StoredProfile<S>> {
  const profiles = new Map<string, StoredProfile<S>>();
  ids.forEach((id, place) => {
    const item = items[place];
    if (item) profiles.set(id, { version: item.version, body: JSON.parse(item.body) as ProfileBody<S> });
  });
  return profiles;
}
