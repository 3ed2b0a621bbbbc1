import { keysOfSet } from '#domain/identity/identity.ts';
import { KeyGraph } from '#domain/identity/key-graph.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { namePerson } from '#domain/identity/name-person.ts';
import { together, toldBy } from '#domain/scoring/told.ts';
import type { CountBody } from './event-count.ts';
import { findKeys } from './find-keys.ts';
import type { HomeHints } from './home-hints.ts';
import type { Item, ItemTable } from './item-table.ts';
import { homesOf, type StoredProfile } from './profile-identities.ts';
import { countKey, eventPrefix } from './profile-items.ts';
import type { Profile, ProfileEvent } from './profile-store.ts';

export interface ReadSettings {
  readonly limits: readonly KeyLimit[];
  readonly maxEvents: number;
}

export interface ReadProfile<E, S> {
  readonly profile: Profile<E, S>;
  readonly stored: StoredProfile<S>;
}

/** Reads the profile to which events with these keys belong, and the newest of its events. */
export async function readProfile<E extends ProfileEvent, S>(
  table: ItemTable,
  hints: HomeHints,
  keys: readonly string[],
  { limits, maxEvents }: ReadSettings,
): Promise<ReadProfile<E, S> | null> {
  const guessed = [...new Set(keys.flatMap((key) => hints.get(key)?.keySets ?? []))];
  const { keys: found, beside } = await findKeys<S>(table, hints, keys, guessed.map(keysOfSet).map(countKey));
  const homes = homesOf(found);
  const graph = new KeyGraph(
    homes.map(({ body }) => body.identity),
    limits,
  );
  const stored = found.get(graph.ownerOf(keys) ?? '')?.home;
  if (!stored) return null;
  const { identity, score, scoredEpoch, asOfMs, told } = stored.body;

  // Counted before they are read, so that whoever counts as many has seen as many.
  const counts = await countsOf(
    table,
    identity.keySets,
    new Map(guessed.map((keySet, at) => [keySet, beside[at]])),
  );
  const total = (field: 'changes' | 'events') =>
    [...counts.values()].reduce((sum, count) => sum + count[field], 0);
  const bodies = await Promise.all(
    [...counts].map(([keySet, { events }]) => {
      if (events === 0) return [];
      const { pk, skPrefix } = eventPrefix(keysOfSet(keySet));
      return table.list(pk, skPrefix, { order: 'descending', limit: maxEvents + 1 });
    }),
  );
  const all = bodies.flat().map((body) => JSON.parse(body) as E);
  const events = all.sort(newestFirst).slice(0, maxEvents);
  return {
    stored,
    profile: {
      profileId: identity.id,
      version: stored.version,
      ...namePerson(identity, counts, limits),
      epoch: identity.epoch,
      keys: Object.keys(identity.links).sort(),
      eventsSeen: total('changes'),
      events,
      truncated: Math.max(all.length, total('events')) > events.length,
      score,
      told: together(told, toldBy(score, scoredEpoch)),
      asOfMs,
    },
  };
}

/** Of the combinations that have been counted. */
async function countsOf(
  table: ItemTable,
  keySets: readonly string[],
  known: ReadonlyMap<string, Item | null | undefined>,
): Promise<Map<string, CountBody>> {
  const unknown = keySets.filter((keySet) => !known.has(keySet));
  const more = unknown.length === 0 ? [] : await table.get(unknown.map(keysOfSet).map(countKey));
  const items = new Map([...known, ...unknown.map((keySet, at) => [keySet, more[at]] as const)]);
  return new Map(
    keySets.flatMap((keySet) => {
      const item = items.get(keySet);
      return item ? [[keySet, JSON.parse(item.body) as CountBody] as const] : [];
    }),
  );
}

/** Of one moment, the same way round whatever was read first. */
function newestFirst(a: ProfileEvent, b: ProfileEvent): number {
  if (a.event_time_ms !== b.event_time_ms) return b.event_time_ms - a.event_time_ms;
  if (a.source !== b.source) return a.source < b.source ? 1 : -1;
  return a.event_id < b.event_id ? 1 : -1;
}
