import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { type Told, together, toldBy } from '#domain/scoring/told.ts';
import { findKeys } from './find-keys.ts';
import { HomeHints } from './home-hints.ts';
import { type ItemTable, ItemTableError, MAX_BODY_BYTES, MAX_WRITES, versionAfter } from './item-table.ts';
import { keysToScore } from './keys-to-score.ts';
import { linkProfiles, MAX_SCORE_BYTES } from './link-profiles.ts';
import { countKey, type ProfileBody, profileKey, takenKey } from './profile-items.ts';
import type { Profile, ProfileEvent, ProfileStore, TakenIn } from './profile-store.ts';
import { readProfile } from './read-profile.ts';
import { storeEvent } from './store-event.ts';
import { tryAgain } from './try-again.ts';

export interface ProfileStoreSettings {
  /** How far keys link people, strongest type first. */
  readonly limits: readonly KeyLimit[];
  /** A profile is read with so many of its events at most, the newest. */
  readonly maxEvents: number;
  /**
   * Events older than so many days are no longer read, and removed. Only they: that an event was taken, how many
   * there were of which keys, where keys lead, and profiles with their scores stay for ever, or an event that comes
   * again would be a new one and a lead another. @default events are kept for ever
   */
  readonly eventsKeptDays?: number;
}

/** The profile store over a table of items, wherever that lies. */
export function createItemProfileStore<E extends ProfileEvent, S>(
  table: ItemTable,
  settings: ProfileStoreSettings,
): ProfileStore<E, S> {
  const { limits, eventsKeptDays } = settings;
  checkLimits(limits);
  const hints = new HomeHints();
  /** The items of profiles as they were read, so that a score is written without reading them again. */
  const bodies = new WeakMap<Profile<E, S>, ProfileBody<S>>();

  /** Null where somebody else was faster. */
  const takeOnce = async (event: E): Promise<TakenIn | null> => {
    const { keys } = event;
    const found = await findKeys<S>(table, hints, keys, [takenKey(event), countKey(keys)]);
    const [taken = null, count = null] = found.beside;
    const storing = await storeEvent(table, event, { taken, count }, eventsKeptDays);
    const linking = await linkProfiles(table, hints, found.keys, keys, limits);
    const writes = [...storing.writes, ...linking.writes];
    if (writes.length > 0 && (await table.write(writes)) === 'refused') return null;
    hints.learn(keys, linking.after);
    const keySets = [keys, ...storing.formerKeys];
    const toScore = await keysToScore(table, hints, linking.after, keySets, limits);
    return { outcome: storing.outcome, toScore };
  };
  const readOwner = async (keys: readonly string[]) => {
    const read = await readProfile<E, S>(table, hints, keys, settings);
    if (read) bodies.set(read.profile, read.stored.body);
    return read?.profile ?? null;
  };

  return {
    async take(event) {
      const isTooLarge = Buffer.byteLength(JSON.stringify(event)) > MAX_BODY_BYTES;
      if (isTooLarge) return { outcome: 'too_large', toScore: [] };
      return tryAgain('taking an event', () => takeOnce(event));
    },

    read: (key) => readOwner([key]),
    readOwner,

    async writeScore(profile, score, asOfMs) {
      checkScore(score);
      const { profileId, version, eventsSeen } = profile;
      const body = bodies.get(profile) ?? (await readBody<S>(table, profileId, version));
      // Counts may have been read before the profile, so of two who read the same one may have seen less.
      if (body === null || body.eventsSeen > eventsSeen || body.asOfMs > asOfMs) return 'changed';
      const { epoch } = body.identity;
      const { bands } = together(body.told, toldBy(body.score, body.scoredEpoch));
      const told: Told = { bands, unannounced: [] };
      const scored: ProfileBody<S> = { ...body, score, scoredEpoch: epoch, eventsSeen, asOfMs, told };
      const write = { ...profileKey(profileId), body: JSON.stringify(scored), before: version };
      if ((await table.write([write])) === 'refused') return 'changed';
      const written: Profile<E, S> = {
        ...profile,
        version: versionAfter(version),
        score,
        told: together(told, toldBy(score, epoch)),
        asOfMs,
      };
      bodies.set(written, scored);
      return written;
    },
  };
}

/** Null where the profile is no longer of this version. */
async function readBody<S>(
  table: ItemTable,
  profileId: string,
  version: number,
): Promise<ProfileBody<S> | null> {
  const [item] = await table.get([profileKey(profileId)]);
  return item?.version === version ? (JSON.parse(item.body) as ProfileBody<S>) : null;
}

/** Items that one event of a known person changes at most: that it is taken, itself and what it replaces, counts. */
const EVENT_WRITES = 5;

/**
 * The worst event carries a key of each type and makes hubs of them all. Each then has one neighbour more than it
 * may, or more where several came with the event, and each of those may end up alone.
 */
function checkLimits(limits: readonly KeyLimit[]): void {
  const types = limits.length;
  const neighbours = limits.reduce((sum, { maxLinkedKeys }) => sum + maxLinkedKeys + types - 1, 0);
  // and for each type the hub itself, a profile that ends, and an alias
  const writes = neighbours + 3 * types + EVENT_WRITES;
  if (writes > MAX_WRITES) {
    throw new RangeError(
      `keys may link so many others that one event could change ${writes} items, and ${MAX_WRITES} are written ` +
        'at once: lower max_linked_keys in definitions/identity.yaml',
    );
  }
}

function checkScore(score: unknown): void {
  const bytes = Buffer.byteLength(JSON.stringify(score));
  if (bytes > MAX_SCORE_BYTES) {
    throw new ItemTableError(`a score holds at most ${MAX_SCORE_BYTES} bytes, got ${bytes}`);
  }
}
