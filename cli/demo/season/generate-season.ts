import { type SeasonWindow, seasonWindow } from './calendar.ts';
import { copyEvents } from './copies.ts';
import { crmDrafts } from './crm.ts';
import { DEFAULT_LEADS, DEFAULT_SEED } from './defaults.ts';
import type { Draft } from './draft.ts';
import { formDrafts } from './forms.ts';
import { kioskDrafts, MAILBOX_LEADS, mailboxDrafts } from './hubs.ts';
import { spoilSome } from './imperfections.ts';
import { mergeDrafts } from './merges.ts';
import { castPeople, type Person } from './people.ts';
import { openPhoneBook } from './phone-book.ts';
import { createRandom } from './random.ts';
import { planRoadshows, roadshowDrafts } from './roadshows.ts';
import type { SeasonEvent } from './season-event.ts';
import { strangerDrafts } from './strangers.ts';
import { type SeasonTruth, seasonTruth } from './truth.ts';
import { unusableRecords } from './unusable.ts';
import { webDrafts } from './web.ts';
import { webinarDrafts } from './webinars.ts';
import { writePayload } from './write-payload.ts';

/** Below this a season is too small to hold the shared mailbox, whose users are leads of their own. */
const MIN_LEADS_FOR_MAILBOX = 2 * MAILBOX_LEADS;

/** Clocks that were reset claim 1999 to 2003, which must be more than ten years ago. */
const EARLIEST_END_MS = Date.UTC(2015, 0, 1);

export interface SeasonOptions {
  /** How many leads a lake should find. @default DEFAULT_LEADS */
  readonly leads?: number;
  /** The same seed gives the same season. @default DEFAULT_SEED */
  readonly seed?: number;
  /** The season's end, epoch milliseconds, 2015 at the earliest; everything has arrived before it. */
  readonly endMs: number;
}

export interface Season {
  /** In the order of arrival. */
  readonly events: readonly SeasonEvent[];
  readonly truth: SeasonTruth;
}

function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name} of a season must be a whole number of at least ${least}, got ${value}`);
}

/** A person's way through the season, channel by channel. */
function journeys(people: readonly Person[], window: SeasonWindow, seed: number): Draft[] {
  const streams = {
    roadshow: createRandom(seed, 'roadshow'),
    webinar: createRandom(seed, 'webinar'),
    form: createRandom(seed, 'form'),
    web: createRandom(seed, 'web'),
    merge: createRandom(seed, 'merge'),
    crm: createRandom(seed, 'crm'),
  };
  return people.flatMap((person) => {
    const sales = crmDrafts(person, window, streams.crm);
    if (person.firstChannel === 'sales') return sales;
    return [
      ...roadshowDrafts(person, streams.roadshow),
      ...webinarDrafts(person, window, streams.webinar),
      ...formDrafts(person, streams.form),
      ...webDrafts(person, streams.web),
      ...mergeDrafts(person, streams.merge),
      ...sales,
    ];
  });
}

/** Everything that happens in the season and has arrived by its end. */
function draftSeason(leads: number, window: SeasonWindow, seed: number): Draft[] {
  const stops = planRoadshows(window, seed);
  const book = openPhoneBook(createRandom(seed, 'phones'));
  const hubs = createRandom(seed, 'hubs');
  const mailboxLeads = leads >= MIN_LEADS_FOR_MAILBOX ? MAILBOX_LEADS : 0;
  // The mailbox comes first: its people must find numbers in the book even in the largest season.
  const mailbox = mailboxLeads === 0 ? [] : mailboxDrafts(stops[0], 0, book, hubs);
  const people = castPeople({ count: leads - mailboxLeads, from: mailboxLeads, seed, stops, window, book });
  const drafts = [
    ...mailbox,
    ...kioskDrafts(stops[1] ?? stops[0], people, hubs),
    ...journeys(people, window, seed),
    ...strangerDrafts(leads, window, createRandom(seed, 'strangers')),
  ];
  return drafts.filter(({ arrivalMs }) => arrivalMs < window.endMs);
}

/**
 * A made-up half year of lead events, and the truth about it. Pure: the same options give the same bytes.
 * All people are invented; their addresses and numbers are reserved for examples and fiction.
 */
export function generateSeason(options: SeasonOptions): Season {
  const { leads = DEFAULT_LEADS, seed = DEFAULT_SEED, endMs } = options;
  checkWhole('leads', leads, 1);
  checkWhole('seed', seed, 0);
  checkWhole('endMs', endMs, EARLIEST_END_MS);
  const window = seasonWindow(endMs);
  const drafts = spoilSome(draftSeason(leads, window, seed), window, createRandom(seed, 'flaws'));
  const payloads = drafts.map(writePayload);
  const copies = copyEvents(drafts, payloads, endMs, createRandom(seed, 'copies'));
  const unusable = unusableRecords(leads, window, createRandom(seed, 'unusable'));
  const originals = drafts.map(({ arrivalMs }, index) => ({ payload: payloads[index] ?? '', arrivalMs }));
  const broken = unusable.map(({ payload, arrivalMs }) => ({ payload, arrivalMs }));
  const events = [...originals, ...copies.exact, ...copies.conflicting, ...broken];
  events.sort((a, b) => a.arrivalMs - b.arrivalMs);
  return { events, truth: seasonTruth(drafts, copies, unusable) };
}
