import type { Identity } from '#domain/identity/identity.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { linkKeys } from '#domain/identity/link-keys.ts';
import { findKeys } from './find-keys.ts';
import type { HomeHints } from './home-hints.ts';
import { type ItemTable, ItemTableError, type ItemWrite, MAX_BODY_BYTES } from './item-table.ts';
import { type FoundKey, homesOf, withIdentity } from './profile-identities.ts';
import { aliasKey, type ProfileBody, profileKey } from './profile-items.ts';
import { ContentionError } from './try-again.ts';

/** What of a profile's item is kept free for its score, so that whoever can be linked can be scored. */
export const MAX_SCORE_BYTES = 64 * 1024;
/** Times and counts beside the two, and what was told by scores that are no longer there. */
const REST_BYTES = 32 * 1024;
const MAX_IDENTITY_BYTES = MAX_BODY_BYTES - MAX_SCORE_BYTES - REST_BYTES;

export interface KeyLinking<S> {
  readonly writes: readonly ItemWrite[];
  /** Whoever has to do with the keys, as it is once these are written. */
  readonly after: readonly ProfileBody<S>[];
}

/**
 * What has to be written to link the keys of an event.
 *
 * @param found the keys' profiles; those that had to be known beside are added
 * @throws ItemTableError where so many keys are linked that their profile would be larger than an item may be
 */
export async function linkProfiles<S>(
  table: ItemTable,
  hints: HomeHints,
  found: Map<string, FoundKey<S>>,
  keys: readonly string[],
  limits: readonly KeyLimit[],
): Promise<KeyLinking<S>> {
  for (;;) {
    const homes = homesOf(found);
    const linking = linkKeys(
      homes.map(({ body }) => body.identity),
      keys,
      limits,
    );
    if ('needs' in linking) {
      // read before, and changed since by somebody else: asking again would not bring them together
      if (linking.needs.every((key) => found.has(key))) throw new ContentionError('linking keys');
      for (const [key, more] of (await findKeys<S>(table, hints, linking.needs)).keys) found.set(key, more);
      continue;
    }
    const changed = new Map(linking.changed.map((identity) => [identity.id, withIdentity(identity, homes)]));
    const writes = [...changed.values()].map((body): ItemWrite => {
      checkSize(body.identity);
      const before = homes.find((home) => home.body.identity.id === body.identity.id)?.version ?? null;
      return { ...profileKey(body.identity.id), before, body: JSON.stringify(body) };
    });
    const homeOf = (key: string) => linking.changed.find(({ links }) => key in links)?.id;
    const aliases = keys.flatMap((key) => aliasWrite(key, homeOf(key), found.get(key)));
    const unchanged = homes.map(({ body }) => body).filter(({ identity }) => !changed.has(identity.id));
    return { writes: [...writes, ...aliases], after: [...changed.values(), ...unchanged] };
  }
}

function checkSize(identity: Identity): void {
  const bytes = Buffer.byteLength(JSON.stringify(identity));
  if (bytes <= MAX_IDENTITY_BYTES) return;
  const keys = Object.keys(identity.links).length;
  throw new ItemTableError(
    `a profile holds at most ${MAX_IDENTITY_BYTES} bytes of keys and links, got ${bytes} for ${keys} keys`,
  );
}

/**
 * New keys get an alias, on the condition that they are still new. One that is there may name any profile its key
 * ever belonged to, so it is made to lead straight home on no condition.
 */
function aliasWrite<S>(key: string, profileId: string | undefined, known?: FoundKey<S>): ItemWrite[] {
  const named = known?.aliasOf ?? known?.home?.body.identity.id;
  if (profileId === undefined || named === profileId) return [];
  return [{ ...aliasKey(key), body: JSON.stringify({ profileId }), before: known?.home ? 'any' : null }];
}
