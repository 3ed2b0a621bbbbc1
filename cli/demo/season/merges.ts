import { DAY_MS, HOUR_MS } from './calendar.ts';
import { spellEmail, spellPhone } from './contact.ts';
import { touchDraft } from './crm.ts';
import type { Draft } from './draft.ts';
import { formDraft } from './forms.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** The one form that shows the phone from the roadshow and the e-mail from elsewhere to be one person. */
function joiningForm(person: Person, email: string, phone: string, random: Random): Draft {
  const timeMs = person.firstMs + random.int(DAY_MS, 20 * DAY_MS);
  return formDraft(
    person,
    timeMs,
    { email: spellEmail(email, random), phone: spellPhone(phone, random) },
    random,
  );
}

/** A form under the second address, and two calls that file both addresses under one external id. */
function twoAddresses(person: Person, email: string, secondEmail: string, random: Random): Draft[] {
  const touchMs = person.firstMs + random.int(DAY_MS, 8 * DAY_MS);
  // No phone here: the external id alone must hold the two addresses together.
  const secondForm = formDraft(
    person,
    person.firstMs + random.int(2 * HOUR_MS, 12 * DAY_MS),
    { email: secondEmail, phone: null },
    random,
  );
  return [
    secondForm,
    touchDraft(person, touchMs, { email }, random),
    touchDraft(person, touchMs + random.int(HOUR_MS, 5 * DAY_MS), { email: secondEmail }, random),
  ];
}

/** The events without which a person who uses several keys would look like two. */
export function mergeDrafts(person: Person, random: Random): Draft[] {
  const { plan, email, secondEmail, phone } = person;
  if (plan === 'phone_then_email' && email !== null && phone !== null) {
    return [joiningForm(person, email, phone, random)];
  }
  if (plan === 'two_emails' && email !== null && secondEmail !== null) {
    return twoAddresses(person, email, secondEmail, random);
  }
  return [];
}
