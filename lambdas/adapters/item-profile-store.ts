import { keysOfSet } from '#domain/identity/identity.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { type ItemTable, MAX_BODY_BYTES, MAX_WRITES } from './item-table.ts';
import { keysToScore, linkOnce } from './link-profiles.ts';
import { findKeys } from './profile-identities.ts';
import {
  type CountBody,
  countKey,
  eventKey,
  eventPrefix,
  type ProfileBody,
  profileKey,
  takenKey,
} from './profile-items.ts';
import type { ProfileEvent, ProfileStore } from './profile-store.ts';
import { tryAgain } from './try-again.ts';

export interface ProfileStoreSettings {
  /** How far keys link people, strongest type first. */
  readonly limits: readonly KeyLimit[];
  /** A profile is read with so many of its events at most, the newest. */
  readonly maxEvents: number;
}

/** The profile store over a table of items, wherever that lies. */
export function createItemProfileStore<E extends ProfileEvent, S>(
  table: ItemTable,
  { limits, maxEvents }: ProfileStoreSettings,
): ProfileStore<E, S> {
  checkLimits(limits);
  return {
    async putEvent(event) {
      const body = JSON.stringify(event);
      if (Buffer.byteLength(body) > MAX_BODY_BYTES) return 'too_large';
      return tryAgain('storing an event', async () => {
        const [taken, count] = await table.get([takenKey(event), countKey(event.keys)]);
        if (taken) return 'known';
        const events = count ? (JSON.parse(count.body) as CountBody).events : 0;
        const outcome = await table.write([
          { ...takenKey(event), body: '{}', before: null },
          { ...eventKey(event), body, before: null },
          {
            ...countKey(event.keys),
            body: JSON.stringify({ events: events + 1 } satisfies CountBody),
            before: count?.version ?? null,
          },
        ]);
        return outcome === 'done' ? 'stored' : null;
      });
    },

    async link(keys) {
      await tryAgain('linking keys', () => linkOnce(table, keys, limits));
      return keysToScore(table, keys, limits);
    },

    async read(key) {
      const profile = (await findKeys<S>(table, [key])).get(key)?.home?.body;
      if (!profile) return null;
      const { identity, score, asOfMs } = profile;
      const keySets = identity.keySets.map(keysOfSet);
      // Counted before they are read, so that whoever counts as many has seen as many.
      const counts = await table.get(keySets.map(countKey));
      const eventsSeen = counts.reduce(
        (sum, count) => sum + (count ? (JSON.parse(count.body) as CountBody).events : 0),
        0,
      );
      const bodies = await Promise.all(
        keySets.map((keySet) => {
          const { pk, skPrefix } = eventPrefix(keySet);
          return table.last(pk, skPrefix, maxEvents + 1);
        }),
      );
      const all = bodies.flat().map((body) => JSON.parse(body) as E);
      return {
        profileId: identity.id,
        epoch: identity.epoch,
        keys: Object.keys(identity.links).sort(),
        eventsSeen,
        events: all.sort(newestFirst).slice(0, maxEvents),
        truncated: all.length > maxEvents,
        score,
        asOfMs,
      };
    },

    writeScore({ profileId, epoch, eventsSeen }, score, asOfMs) {
      return tryAgain('writing a score', async () => {
        const [item] = await table.get([profileKey(profileId)]);
        if (!item) return 'changed';
        const body = JSON.parse(item.body) as ProfileBody<S>;
        const isBehind =
          body.identity.epoch !== epoch || body.eventsSeen > eventsSeen || body.asOfMs > asOfMs;
        if (isBehind) return 'changed';
        const scored: ProfileBody<S> = { ...body, score, scoredEpoch: epoch, eventsSeen, asOfMs };
        const write = { ...profileKey(profileId), body: JSON.stringify(scored), before: item.version };
        return (await table.write([write])) === 'done' ? 'stored' : null;
      });
    },
  };
}

/**
 * The worst event carries a key of each type and makes hubs of them all. Each then has one neighbour more than it
 * may, or more where several came with the event, and each of those may end up alone.
 */
function checkLimits(limits: readonly KeyLimit[]): void {
  const types = limits.length;
  const neighbours = limits.reduce((sum, { maxLinkedKeys }) => sum + maxLinkedKeys + types - 1, 0);
  // and for each type the hub itself, a profile that ends, and an alias
  const writes = neighbours + 3 * types;
  if (writes > MAX_WRITES) {
    throw new RangeError(
      `keys may link so many others that one event could change ${writes} items, and ${MAX_WRITES} are written ` +
        'at once: lower max_linked_keys in definitions/identity.yaml',
    );
  }
}

/** Of one moment, the same way round whatever was read first. */
function newestFirst(a: ProfileEvent, b: ProfileEvent): number {
  if (a.event_time_ms !== b.event_time_ms) return b.event_time_ms - a.event_time_ms;
  if (a.source !== b.source) return a.source < b.source ? 1 : -1;
  return a.event_id < b.event_id ? 1 : -1;
}
