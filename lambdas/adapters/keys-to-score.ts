import { KeyGraph } from '#domain/identity/key-graph.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { findKeys } from './find-keys.ts';
import type { HomeHints } from './home-hints.ts';
import type { ItemTable } from './item-table.ts';
import { homesOf } from './profile-identities.ts';
import type { ProfileBody } from './profile-items.ts';

/**
 * Keys of each profile to score, each profile once: the event's own, those of contents it has replaced, then a key
 * of those without a score of their epoch among the keys' own and the neighbours of hubs, for there lies whatever a
 * hub has held together.
 */
export async function keysToScore<S>(
  table: ItemTable,
  hints: HomeHints,
  after: readonly ProfileBody<S>[],
  keySets: readonly (readonly string[])[],
  limits: readonly KeyLimit[],
): Promise<(readonly string[])[]> {
  const [keys = [], ...formerKeys] = keySets;
  const known = new KeyGraph(
    after.map(({ identity }) => identity),
    limits,
  );
  const neighbours = keys.filter((key) => known.isHub(key)).flatMap((key) => known.linksOf(key));
  const others = [...new Set([...neighbours, ...formerKeys.flat()])].filter((key) => !known.has(key));
  const around = others.length === 0 ? [] : homesOf((await findKeys<S>(table, hints, others)).keys);
  const all = new Map([...around.map(({ body }) => body), ...after].map((body) => [body.identity.id, body]));

  const graph = new KeyGraph(
    [...all.values()].map(({ identity }) => identity),
    limits,
  );
  const homeOf = (key: string | undefined) =>
    [...all.values()].find(({ identity }) => key !== undefined && key in identity.links)?.identity.id;
  const chosen = new Map<string | undefined, readonly string[]>();
  for (const set of keySets) {
    const home = homeOf(graph.ownerOf(set));
    if (!chosen.has(home)) chosen.set(home, set);
  }
  for (const { identity, scoredEpoch } of all.values()) {
    const [key] = Object.keys(identity.links);
    if (key !== undefined && scoredEpoch < identity.epoch && !chosen.has(identity.id))
      chosen.set(identity.id, [key]);
  }
  return [...chosen.values()];
}
