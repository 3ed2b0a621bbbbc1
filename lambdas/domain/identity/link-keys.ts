import { type Identity, keySetOf, keysOfSet } from './identity.ts';
import { KeyGraph } from './key-graph.ts';
import type { KeyLimit } from './key-limit.ts';

export type Linking =
  /** Whose identities have to be known first: keys that events belong to when a new hub does not bear them. */
  | { readonly needs: readonly string[] }
  /** Every identity that is not what it was, those without members included: they say where their keys went. */
  | { readonly changed: readonly Identity[] };

/**
 * What one event's keys change in the identities they belong to: keys join, identities merge, and a key that has
 * become a hub leaves behind what it held together.
 *
 * Of identities that merge the one with the greatest epoch goes on, and of one that is torn its longest part.
 * All that change get the same new epoch, greater than any before it.
 *
 * @param known the identities of all the keys that have one
 */
export function linkKeys(
  known: readonly Identity[],
  keys: readonly string[],
  limits: readonly KeyLimit[],
): Linking {
  const graph = new KeyGraph(known, limits);
  graph.see(keys);
  const keySets = new Set([...known.flatMap((identity) => identity.keySets), keySetOf(keys)]);
  const owned = new Map<string, string[]>();
  const needs = new Set<string>();
  for (const keySet of [...keySets].sort()) {
    const owner = graph.ownerOf(keysOfSet(keySet));
    if (owner === undefined) continue;
    if (!graph.has(owner)) needs.add(owner);
    owned.set(owner, [...(owned.get(owner) ?? []), keySet]);
  }
  if (needs.size > 0) return { needs: [...needs] };

  const epoch = 1 + Math.max(0, ...known.map((identity) => identity.epoch));
  const unclaimed = known.toSorted((a, b) => b.epoch - a.epoch || (a.id < b.id ? -1 : 1));
  const placed = graph.parts().map((part): Identity => {
    const links = Object.fromEntries(part.map((key) => [key, graph.linksOf(key)]));
    const place = unclaimed.findIndex((identity) => part.some((key) => key in identity.links));
    const [former] = place < 0 ? [] : unclaimed.splice(place, 1);
    const sets = part.flatMap((key) => owned.get(key) ?? []).sort();
    return {
      id: former?.id ?? `${part[0]}.${epoch}`,
      epoch,
      links,
      keySets: sets,
      moved: former?.moved ?? {},
    };
  });
  const left = unclaimed.map(({ id, moved }): Identity => ({ id, epoch, links: {}, keySets: [], moved }));

  const homes = new Map(placed.flatMap(({ id, links }) => Object.keys(links).map((key) => [key, id])));
  const before = new Map(known.map((identity) => [identity.id, identity]));
  const changed = [...placed, ...left].filter((now) => !isSame(before.get(now.id), now));
  return { changed: changed.map((now) => ({ ...now, moved: movedFrom(now, before.get(now.id), homes) })) };
}

function isSame(before: Identity | undefined, now: Identity): boolean {
  const content = ({ links, keySets }: Identity) =>
    JSON.stringify([Object.entries(links).sort(([a], [b]) => (a < b ? -1 : 1)), keySets]);
  return before !== undefined && content(before) === content(now);
}

/** Keys that come back are members again, so what was said of them before is forgotten. */
function movedFrom(
  now: Identity,
  before: Identity | undefined,
  homes: ReadonlyMap<string, string>,
): Record<string, string> {
  const gone = Object.keys(before?.links ?? {}).filter((key) => !(key in now.links));
  const all = { ...now.moved, ...Object.fromEntries(gone.map((key) => [key, homes.get(key) ?? now.id])) };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !(key in now.links)));
}
