import { readEmail } from '#domain/contact/email.ts';
import { idText } from '#domain/contact/id-text.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { keyIdsOf } from '#domain/identity/key-limit.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';

/** Ids of leads and keys, as the lake makes them. */
export const KEY_ID = /^[a-z]_[0-9a-f]+$/;

/** The ids of every key a person may mean by a text, as profiles know them; such an id stands for itself. */
export function keyIdsOfText(text: string, { keyOf, readPhone }: ReadingTools): string[] {
  if (KEY_ID.test(text)) return [text];
  const none = { external_key: null, email_key: null, phone_key: null, anonymous_key: null };
  const email = readEmail(text);
  if (email.ok) return keyIdsOf({ ...none, email_key: keyOf(email.value.address) }, IDENTITY_LIMITS);
  const phone = readPhone(text);
  const id = idText(text) ?? '';
  return keyIdsOf(
    {
      ...none,
      phone_key: phone.ok ? keyOf(phone.value) : null,
      external_key: id === '' ? null : keyOf(id),
    },
    IDENTITY_LIMITS,
  );
}
