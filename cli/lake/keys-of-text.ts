import { readEmail } from '#domain/contact/email.ts';
import { idText } from '#domain/contact/id-text.ts';
import type { ReadingTools } from '#domain/reading-tools.ts';

/** Every key a person may mean by a text: that of an e-mail, of a phone number, or of an id in another system. */
export function keysOfText(text: string, { keyOf, readPhone }: ReadingTools): string[] {
  const email = readEmail(text);
  if (email.ok) return [keyOf(email.value.address)];
  const phone = readPhone(text);
  const id = idText(text);
  return [phone.ok ? phone.value : '', id ?? ''].filter((value) => value !== '').map(keyOf);
}
