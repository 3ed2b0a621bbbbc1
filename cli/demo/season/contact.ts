import type { Fields } from './draft.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** At a fair some people leave the phone only; everywhere else the e-mail address is asked for. */
export type Place = 'fair' | 'elsewhere';

/** The same address, as people and programs type it. */
export function spellEmail(email: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.85) return email;
  if (draw < 0.93) return email.charAt(0).toUpperCase() + email.slice(1);
  return draw < 0.97 ? ` ${email} ` : email.toUpperCase();
}

/** The same number, as people and programs type it; without a country code only where it is American. */
export function spellPhone(phone: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.6) return phone;
  if (!phone.startsWith('+1')) return `${phone.slice(0, 3)} ${phone.slice(3, 5)} ${phone.slice(5)}`;
  const [area, exchange, line] = [phone.slice(2, 5), phone.slice(5, 8), phone.slice(8)];
  if (draw < 0.75) return `(${area}) ${exchange}-${line}`;
  return draw < 0.9 ? `${area}-${exchange}-${line}` : `1 ${area} ${exchange} ${line}`;
}

/** What people type into a phone field to be left alone. None of it is a number, so none of it is a key. */
const REFUSED_PHONES = ['n/a', '12345', '000', 'no phone'] as const;

function phoneFields(person: Person, place: Place, random: Random): Fields {
  const mustGive = person.plan === 'phone' || (person.plan === 'phone_then_email' && place === 'fair');
  // Elsewhere they give the e-mail only, until the one form that joins the two.
  if (person.plan === 'phone_then_email' && place === 'elsewhere') return {};
  if (person.phone === null) return random.chance(0.02) ? { phone: random.pick(REFUSED_PHONES) } : {};
  return mustGive || random.chance(0.6) ? { phone: spellPhone(person.phone, random) } : {};
}

/** The keys a person leaves: always the one that ties all its events together, sometimes more. */
export function contactKeys(person: Person, place: Place, random: Random): Fields {
  const hidesEmail = person.email === null || (person.plan === 'phone_then_email' && place === 'fair');
  const email = hidesEmail || person.email === null ? {} : { email: spellEmail(person.email, random) };
  return { ...email, ...phoneFields(person, place, random) };
}

const YES = [true, true, 'yes', 'granted', 'true'] as const;
const NO = [false, 'no', 'denied'] as const;

/** Keys and what else a person tells about itself. */
export function introduction(person: Person, place: Place, random: Random): Fields {
  return {
    ...contactKeys(person, place, random),
    ...(random.chance(0.92) ? { name: person.name } : {}),
    ...(random.chance(0.85) ? { city: person.city, country: person.country } : {}),
    ...(person.consent === null ? {} : { consent: random.pick(person.consent ? YES : NO) }),
  };
}
