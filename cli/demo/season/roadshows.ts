import { DAY_MS, HOUR_MS, MINUTE_MS, promptArrival, SECOND_MS, type SeasonWindow } from './calendar.ts';
import { contactKeys, introduction } from './contact.ts';
import { OLD_TABLET, TABLET } from './dialects.ts';
import { type Draft, draft, type Fields } from './draft.ts';
import { STAFF } from './names.ts';
import type { Person } from './people.ts';
import { createRandom, type Random } from './random.ts';
import type { Roadshow, Tablet } from './roadshow.ts';

const STOP_DAYS = 3;
const OPENS_AT_HOUR = 10;
const OPEN_HOURS = 8;
const TABLETS = 4;
/** A tablet in a hall without network is synced within three days. */
const MAX_OFFLINE_HOURS = 66;

/**
 * Positions within the season, 0 to 1. The last stop closes more than thirty days before the end, so that
 * whatever was typed into a tablet there has arrived and every merge that begins there is complete.
 */
const STOPS = [
  { slug: 'bos', city: 'Boston', country: 'US', offsetMinutes: -300, at: 0.04 },
  { slug: 'chi', city: 'Chicago', country: 'US', offsetMinutes: -360, at: 0.18 },
  { slug: 'lon', city: 'London', country: 'GB', offsetMinutes: 0, at: 0.32 },
  { slug: 'aus', city: 'Austin', country: 'US', offsetMinutes: -360, at: 0.47 },
  { slug: 'man', city: 'Manchester', country: 'GB', offsetMinutes: 0, at: 0.6 },
  { slug: 'sea', city: 'Seattle', country: 'US', offsetMinutes: -480, at: 0.76 },
] as const;

function planTablet(slug: string, nth: number, firstOpenMs: number, random: Random): Tablet {
  const syncMs = Array.from({ length: STOP_DAYS }, (_, day) => {
    const closesMs = firstOpenMs + day * DAY_MS + OPEN_HOURS * HOUR_MS;
    return random.chance(0.45)
      ? closesMs + random.int(MINUTE_MS, (MAX_OFFLINE_HOURS - OPEN_HOURS) * HOUR_MS)
      : null;
  });
  return { deviceId: `tablet-${slug}-${nth + 1}`, isOld: nth === 0, syncMs };
}

function planStop(stop: (typeof STOPS)[number], window: SeasonWindow, random: Random): Roadshow {
  const plannedMs = window.startMs + stop.at * (window.endMs - window.startMs);
  const firstDayMs = plannedMs - (plannedMs % DAY_MS);
  const openMs = firstDayMs + OPENS_AT_HOUR * HOUR_MS - stop.offsetMinutes * MINUTE_MS;
  const [first, ...others] = Array.from({ length: TABLETS }, (_, nth) =>
    planTablet(stop.slug, nth, openMs, random),
  );
  return {
    slug: stop.slug,
    city: stop.city,
    country: stop.country,
    offsetMinutes: stop.offsetMinutes,
    firstDayMs: openMs,
    tablets: [first ?? planTablet(stop.slug, 0, openMs, random), ...others],
    visitMs: (draw) => openMs + draw.int(0, STOP_DAYS - 1) * DAY_MS + draw.int(0, OPEN_HOURS * HOUR_MS),
  };
}

export function planRoadshows(window: SeasonWindow, seed: number): readonly [Roadshow, ...Roadshow[]] {
  const random = createRandom(seed, 'stops');
  const [first, ...others] = STOPS;
  return [planStop(first, window, random), ...others.map((stop) => planStop(stop, window, random))];
}

/** Typed into a tablet at `timeMs`; it arrives at once, or in one heap when the tablet finds a network. */
export function tabletDraft(of: {
  readonly stop: Roadshow;
  readonly owner: number;
  readonly type: 'roadshow_registration' | 'roadshow_lead';
  readonly timeMs: number;
  readonly fields: Fields;
  readonly random: Random;
}): Draft {
  const { stop, timeMs, random } = of;
  const tablet = random.pick(stop.tablets);
  const syncMs = tablet.syncMs[Math.floor((timeMs - stop.firstDayMs) / DAY_MS)] ?? null;
  const arrivalMs = syncMs === null ? promptArrival(timeMs, random) : syncMs + random.int(0, 90 * SECOND_MS);
  return draft({
    dialect: tablet.isOld ? OLD_TABLET : TABLET,
    type: of.type,
    owner: of.owner,
    timeMs,
    arrivalMs: Math.max(arrivalMs, timeMs + SECOND_MS),
    offsetMinutes: stop.offsetMinutes,
    fields: { ...of.fields, captured_by: random.pick(STAFF), device_id: tablet.deviceId },
  });
}

/** A registration at the door and, with the interested, a talk at the stand later that day. */
export function roadshowDrafts(person: Person, random: Random): Draft[] {
  const { stop } = person;
  if (stop === null) return [];
  const common = { stop, owner: person.index, random };
  const registration = tabletDraft({
    ...common,
    type: 'roadshow_registration',
    timeMs: person.firstMs,
    fields: { ...introduction(person, 'fair', random), device_interest: person.deviceInterest },
  });
  if (!random.chance(0.15 + 0.35 * person.intent)) return [registration];
  const talk = tabletDraft({
    ...common,
    type: 'roadshow_lead',
    timeMs: person.firstMs + random.int(5 * MINUTE_MS, 50 * MINUTE_MS),
    fields: { ...contactKeys(person, 'fair', random), device_interest: person.deviceInterest },
  });
  return [registration, talk];
}
