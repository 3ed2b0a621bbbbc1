import { DAY_MS, MINUTE_MS } from './calendar.ts';
import { spellPhone } from './contact.ts';
import type { Draft } from './draft.ts';
import { formDraft } from './forms.ts';
import { DEVICES, FIRST_NAMES, LAST_NAMES } from './names.ts';
import type { Person } from './people.ts';
import type { PhoneBook } from './phone-book.ts';
import type { Random } from './random.ts';
import type { Roadshow } from './roadshow.ts';
import { tabletDraft } from './roadshows.ts';
import { visitDrafts } from './web.ts';

/**
 * Keys that many people share. The lake is expected to take a key seen together with more than eight others
 * for a hub and to link nobody by it; both hubs here go far beyond, so the truth does not hang on the limit.
 */
const SHARED_MAILBOX = 'info@harbour-fair.test';
export const MAILBOX_PHONES = 22;
const MAILBOX_ONLY_PEOPLE = 4;
/** The leads of the mailbox: each phone is one, and the mailbox itself is one for those who left nothing else. */
export const MAILBOX_LEADS = MAILBOX_PHONES + 1;

const KIOSK_ID = 'anon-kiosk-1';
const MIN_KIOSK_PEOPLE = 12;
const MAX_KIOSK_PEOPLE = 30;

/**
 * The staff of a fair's host, who all give the same mailbox. 22 also give their own phone, so that the
 * mailbox is a hub and each of them a lead; four give the mailbox alone and fall together onto one lead.
 */
export function mailboxDrafts(stop: Roadshow, firstOwner: number, book: PhoneBook, random: Random): Draft[] {
  const register = (owner: number, phone: string | null, nth: number): Draft =>
    tabletDraft({
      stop,
      owner,
      type: nth % 3 === 0 ? 'roadshow_lead' : 'roadshow_registration',
      timeMs: stop.visitMs(random),
      fields: {
        email: SHARED_MAILBOX,
        ...(phone === null ? {} : { phone: spellPhone(phone, random) }),
        name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
        // Numbered, because old tablets number no events and two people may share a name and a second.
        badge: `H-${nth}`,
        device_interest: random.pick(DEVICES),
      },
      random,
    });
  const withPhone = Array.from({ length: MAILBOX_PHONES }, (_, nth) =>
    register(firstOwner + nth, book.take(stop.country), nth),
  );
  const mailboxOwner = firstOwner + MAILBOX_PHONES;
  const mailboxOnly = Array.from({ length: MAILBOX_ONLY_PEOPLE }, (_, nth) =>
    register(mailboxOwner, null, MAILBOX_PHONES + nth),
  );
  return [...withPhone, ...mailboxOnly];
}

/**
 * The kiosk at a stop: one browser, many people's forms. With fewer than a dozen people it would be no hub
 * and would make them one person, so then there is no kiosk.
 */
export function kioskDrafts(stop: Roadshow, people: readonly Person[], random: Random): Draft[] {
  const visitors = people
    .filter((person) => person.stop === stop && person.plan === 'email')
    .slice(0, MAX_KIOSK_PEOPLE);
  if (visitors.length < MIN_KIOSK_PEOPLE) return [];
  const forms = visitors.map((person) =>
    formDraft(
      person,
      person.firstMs + random.int(5 * MINUTE_MS, 40 * MINUTE_MS),
      { anonymous_id: KIOSK_ID },
      random,
    ),
  );
  // Between the forms people play with the kiosk: nobody's events, they stay anonymous.
  const idle = visitDrafts({
    owner: 'anonymous_only',
    anonymousId: KIOSK_ID,
    startMs: stop.firstDayMs + DAY_MS,
    steps: 10,
    random,
  });
  return [...forms, ...idle];
}
