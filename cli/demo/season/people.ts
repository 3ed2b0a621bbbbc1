import { DAY_MS, type SeasonWindow, wakingMoment } from './calendar.ts';
import { CAMPAIGNS, type Campaign } from './campaigns.ts';
import { disposableAddress, personalAddress, privateAddress, roleAddress } from './mail-book.ts';
import { DEVICES, FIRST_NAMES, LAST_NAMES } from './names.ts';
import type { Country, PhoneBook } from './phone-book.ts';
import { createRandom, type Random } from './random.ts';
import type { Roadshow } from './roadshow.ts';

/** Where a person is met first. `sales` are people a salesperson called: the CRM alone knows them. */
export type FirstChannel = 'roadshow' | 'webinar' | 'online' | 'web' | 'sales';

/**
 * Which keys tie a person's events together.
 * - `email`: every event that is not anonymous carries the e-mail address, some the phone as well.
 * - `phone`: the phone only, ever.
 * - `phone_then_email`: at the roadshow the phone, everywhere else the e-mail, and one form with both.
 * - `two_emails`: two addresses, which sales files under one external id.
 */
export type IdentityPlan = 'email' | 'phone' | 'phone_then_email' | 'two_emails';

/** One made-up lead. What it is like (quality, engagement, intent) is hidden; only its events show it. */
export interface Person {
  readonly index: number;
  readonly plan: IdentityPlan;
  readonly firstChannel: FirstChannel;
  readonly firstMs: number;
  readonly stop: Roadshow | null;
  readonly campaign: Campaign;
  readonly name: string;
  readonly city: string;
  readonly country: Country;
  readonly deviceInterest: string;
  /** Null for the plan `phone`. */
  readonly email: string | null;
  readonly secondEmail: string | null;
  readonly phone: string | null;
  readonly externalId: string;
  readonly consent: boolean | null;
  readonly engagement: number;
  readonly intent: number;
}

const PHONE_SHARE = 0.55;
const DISPOSABLE_SHARE = 0.025;
const ROLE_SHARE = 0.015;
const SALES_ONLY_SHARE = 0.004;
/** Merges need this long before the season ends, so that the joining event has always arrived. */
const MERGE_MARGIN_MS = 30 * DAY_MS;

const CITIES: Readonly<Record<Country, readonly [string, ...string[]]>> = {
  US: ['Boston', 'Chicago', 'Austin', 'Denver', 'Seattle', 'new york', 'Portland', 'ATLANTA'],
  GB: ['London', 'Manchester', 'Leeds', 'Bristol', 'edinburgh'],
};

function between0And1(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function drawChannel(random: Random): FirstChannel {
  const draw = random.next();
  if (draw < SALES_ONLY_SHARE) return 'sales';
  if (draw < 0.3) return 'roadshow';
  if (draw < 0.52) return 'webinar';
  return draw < 0.88 ? 'online' : 'web';
}

function drawPlan(channel: FirstChannel, canMerge: boolean, random: Random): IdentityPlan {
  const draw = random.next();
  if (channel === 'sales' || !canMerge) return 'email';
  if (channel === 'roadshow' && draw < 0.1) return 'phone';
  if (channel === 'roadshow' && draw < 0.25) return 'phone_then_email';
  return draw > 0.97 ? 'two_emails' : 'email';
}

function drawEmail(first: string, last: string, index: number, random: Random): string {
  const draw = random.next();
  if (draw < DISPOSABLE_SHARE) return disposableAddress(index, random);
  if (draw < DISPOSABLE_SHARE + ROLE_SHARE) return roleAddress(index, random);
  return personalAddress(first, last, index, random);
}

/** Where and when a person turns up first; a day before the end at the latest, so that it has arrived. */
function firstContact(
  channel: FirstChannel,
  stops: readonly [Roadshow, ...Roadshow[]],
  window: SeasonWindow,
  random: Random,
): { stop: Roadshow | null; firstMs: number; country: Country } {
  if (channel === 'roadshow') {
    const stop = random.pick(stops);
    return { stop, firstMs: stop.visitMs(random), country: stop.country };
  }
  const dayMs = random.between(window.startMs, window.endMs - 3 * DAY_MS);
  return { stop: null, firstMs: wakingMoment(dayMs, random), country: random.chance(0.75) ? 'US' : 'GB' };
}

function castPerson(
  index: number,
  stops: readonly [Roadshow, ...Roadshow[]],
  window: SeasonWindow,
  book: PhoneBook,
  random: Random,
): Person {
  const channel = drawChannel(random);
  const { stop, firstMs, country } = firstContact(channel, stops, window, random);
  const planned = drawPlan(channel, firstMs < window.endMs - MERGE_MARGIN_MS, random);
  const byPhone = planned === 'phone' || planned === 'phone_then_email';
  const phone = byPhone || random.chance(PHONE_SHARE) ? book.take(country) : null;
  // A very large season uses up the reserved numbers: the late ones then leave an e-mail address instead.
  const plan = byPhone && phone === null ? 'email' : planned;
  const campaign = random.pick(CAMPAIGNS);
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const quality = between0And1(
    (channel === 'online' ? campaign.quality : channel === 'roadshow' ? 0.56 : 0.5) + random.bell() * 0.2,
  );
  return {
    index,
    plan,
    firstChannel: channel,
    firstMs,
    stop,
    campaign,
    name: `${first} ${last}`,
    city: stop !== null && random.chance(0.7) ? stop.city : random.pick(CITIES[country]),
    country,
    deviceInterest: random.pick(DEVICES),
    email: plan === 'phone' ? null : drawEmail(first, last, index, random),
    secondEmail: plan === 'two_emails' ? privateAddress(first, index, random) : null,
    phone,
    externalId: `hubspot:${100_000 + index}`,
    consent: random.chance(0.6) ? random.chance(0.95) : null,
    engagement: between0And1(quality + random.bell() * 0.17),
    intent: between0And1(quality + random.bell() * 0.17),
  };
}

/** The season's people: each of them is one lead, numbered from `from`. */
export function castPeople(of: {
  readonly count: number;
  readonly from: number;
  readonly seed: number;
  readonly stops: readonly [Roadshow, ...Roadshow[]];
  readonly window: SeasonWindow;
  readonly book: PhoneBook;
}): Person[] {
  const random = createRandom(of.seed, 'people');
  return Array.from({ length: of.count }, (_, nth) =>
    castPerson(of.from + nth, of.stops, of.window, of.book, random),
  );
}
