import { KeyGraph } from '#domain/identity/key-graph.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { linkKeys } from '#domain/identity/link-keys.ts';
import type { ItemTable, ItemWrite } from './item-table.ts';
import { type FoundKey, findKeys, homesOf, withIdentity } from './profile-identities.ts';
import { aliasKey, profileKey } from './profile-items.ts';

/** Links keys once; null where somebody else was faster. */
export async function linkOnce<S>(
  table: ItemTable,
  keys: readonly string[],
  limits: readonly KeyLimit[],
): Promise<true | null> {
  const found = await findKeys<S>(table, keys);
  for (;;) {
    const homes = homesOf(found);
    const linking = linkKeys(
      homes.map(({ body }) => body.identity),
      keys,
      limits,
    );
    if ('needs' in linking) {
      for (const [key, more] of await findKeys<S>(table, linking.needs)) found.set(key, more);
      continue;
    }
    const { changed } = linking;
    if (changed.length === 0) return true;
    const writes = changed.map((identity): ItemWrite => {
      const before = homes.find(({ body }) => body.identity.id === identity.id)?.version ?? null;
      return { ...profileKey(identity.id), before, body: JSON.stringify(withIdentity(identity, homes)) };
    });
    const homeOf = (key: string) => changed.find(({ links }) => key in links)?.id;
    const aliases = keys.flatMap((key) => aliasWrite(key, homeOf(key), found.get(key)));
    return (await table.write([...writes, ...aliases])) === 'done' ? true : null;
  }
}

/** New keys get an alias, and old ones one that leads straight home. */
function aliasWrite<S>(key: string, profileId: string | undefined, known?: FoundKey<S>): ItemWrite[] {
  if (profileId === undefined || known?.alias?.profileId === profileId) return [];
  return [{ ...aliasKey(key), body: JSON.stringify({ profileId }), before: known?.alias?.version ?? null }];
}

/**
 * A key of each profile to score: the owner's first, then those without a score of their epoch among the keys'
 * own and the neighbours of hubs, for there lies whatever a hub has held together.
 */
export async function keysToScore<S>(
  table: ItemTable,
  keys: readonly string[],
  limits: readonly KeyLimit[],
): Promise<string[]> {
  const found = await findKeys<S>(table, keys);
  const graph = new KeyGraph(
    homesOf(found).map(({ body }) => body.identity),
    limits,
  );
  const owner = graph.ownerOf(keys) ?? '';
  const neighbours = keys.filter((key) => graph.isHub(key)).flatMap((key) => graph.linksOf(key));
  const others = [...new Set(neighbours)].filter((key) => !found.has(key));
  if (others.length > 0) for (const [key, more] of await findKeys<S>(table, others)) found.set(key, more);

  const chosen = new Map<string, string>();
  for (const key of [owner, ...found.keys()]) {
    const body = found.get(key)?.home?.body;
    if (!body || chosen.has(body.identity.id)) continue;
    if (key === owner || body.scoredEpoch < body.identity.epoch) chosen.set(body.identity.id, key);
  }
  return [...chosen.values()];
}
