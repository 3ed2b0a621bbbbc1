import { ID_PREFIXES } from '#domain/identity/key-limit.ts';
import type { ProfileSources } from '../commands/profile-sources.ts';
import { UserError } from '../user-error.ts';
import type { OverrideEvent } from './read-override.ts';

/** The field under which an event carries a key, by what the key's id begins with. */
const FIELDS: readonly (readonly [prefix: string, field: string])[] = [
  [ID_PREFIXES.email, 'email'],
  [ID_PREFIXES.phone, 'phone'],
  [ID_PREFIXES.external, 'external_id'],
];

/**
 * Of the events that could be meant the one about somebody who is known; the first where nobody can tell.
 *
 * @throws UserError where none of them is about anybody, as an event would make somebody up
 */
export async function chooseEvent(
  events: readonly [OverrideEvent, ...OverrideEvent[]],
  { withProfiles, keyIds }: ProfileSources,
): Promise<OverrideEvent> {
  const ids = await keyIds();
  const looked = await withProfiles(async ({ profiles }) => {
    const found = await Promise.all(ids.map((id) => profiles.read(id)));
    return { known: ids.filter((_, place) => found[place] !== null) };
  });
  if (looked === null) return events[0];
  const known = events.find((event) =>
    looked.known.some((id) => FIELDS.some(([prefix, field]) => id.startsWith(prefix) && field in event)),
  );
  if (known !== undefined) return known;
  throw new UserError(
    'nobody is known by what you named: check the spelling, or send the events of the lead first (lake send FILE)',
  );
}
