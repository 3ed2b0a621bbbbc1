import { DAY_MS, HOUR_MS, promptArrival, SECOND_MS } from './calendar.ts';
import { contactKeys } from './contact.ts';
import { OLD_WEB_TRACKER, WEB_TRACKER } from './dialects.ts';
import { type Draft, draft, type Fields, type Unattributed } from './draft.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

const PAGES = ['/', '/phones', '/phones/pro', '/compare', '/trade-in', '/stores', '/support'] as const;
const QUERIES = [
  'battery life',
  'trade in value',
  'pro max price',
  'delivery time',
  '5G é dual sim',
] as const;
const BUTTONS = ['compare', 'add-to-list', 'find-a-store', 'play-video'] as const;

/** What one step of a visit does, by its event type. */
const STEPS: Readonly<Record<'page_view' | 'click' | 'search', (random: Random) => Fields>> = {
  page_view: (random) => ({ page_url: `https://www.example.com${random.pick(PAGES)}` }),
  click: (random) => ({
    page_url: `https://www.example.com${random.pick(PAGES)}`,
    properties: { button: random.pick(BUTTONS), position: random.int(1, 9) },
  }),
  search: (random) => ({
    page_url: 'https://www.example.com/search',
    properties: { query: random.pick(QUERIES), results: random.int(0, 60) },
  }),
};

/** One visit: pages read, links clicked, words searched for, all under one anonymous id. */
export function visitDrafts(of: {
  readonly owner: number | Unattributed;
  readonly anonymousId: string;
  readonly startMs: number;
  readonly steps: number;
  readonly random: Random;
}): Draft[] {
  const { random, anonymousId } = of;
  const dialect = random.chance(0.15) ? OLD_WEB_TRACKER : WEB_TRACKER;
  const sessionId = `s-${random.int(0, 0xffffffff).toString(36)}`;
  let timeMs = of.startMs;
  return Array.from({ length: of.steps }, (_, nth) => {
    const type = nth === 0 || random.chance(0.65) ? 'page_view' : random.chance(0.6) ? 'click' : 'search';
    timeMs += random.int(4 * SECOND_MS, 90 * SECOND_MS);
    return draft({
      dialect,
      type,
      owner: of.owner,
      timeMs,
      arrivalMs: promptArrival(timeMs, random),
      fields: { anonymous_id: anonymousId, session_id: sessionId, ...STEPS[type](random) },
    });
  });
}

/** The moment a visitor says who it is: from here on its visits are the person's. */
function identifyDraft(person: Person, anonymousId: string, timeMs: number, random: Random): Draft {
  return draft({
    dialect: WEB_TRACKER,
    type: 'identify',
    owner: person.index,
    timeMs,
    arrivalMs: promptArrival(timeMs, random),
    fields: {
      anonymous_id: anonymousId,
      ...contactKeys(person, 'elsewhere', random),
      page_url: 'https://www.example.com/account',
    },
  });
}

function browserId(person: Person, nth: number): string {
  return `anon-${person.index.toString(36)}-${nth}`;
}

/** The engaged come back on later days; the browser is known by then. */
function returnVisits(person: Person, anonymousId: string, knownMs: number, random: Random): Draft[] {
  const visits = random.int(0, Math.round(2.4 * person.engagement));
  return Array.from({ length: visits }, () =>
    visitDrafts({
      owner: person.index,
      anonymousId,
      startMs: knownMs + random.int(HOUR_MS, 20 * DAY_MS),
      steps: random.int(1, 3),
      random,
    }),
  ).flat();
}

/** Longest visit: six steps of a minute and a half. The identify comes after it. */
const VISIT_MS = 10 * 60 * SECOND_MS;

/**
 * Visits and, in each browser, one identify right after the first of them: it has arrived long before the
 * end, so no visit of a known person is left behind as anonymous.
 */
export function webDrafts(person: Person, random: Random): Draft[] {
  const isFirst = person.firstChannel === 'web';
  if (!isFirst && !random.chance(0.15 + 0.22 * person.engagement)) return [];
  const browsers = random.chance(0.12) ? 2 : 1;
  const drafts: Draft[] = [];
  for (let nth = 0; nth < browsers; nth += 1) {
    const anonymousId = browserId(person, nth);
    const waitMs = nth === 0 && isFirst ? 0 : random.int(HOUR_MS, 2 * DAY_MS);
    const startMs = person.firstMs + waitMs;
    const steps = random.int(1, 2 + Math.round(4 * person.engagement));
    drafts.push(...visitDrafts({ owner: person.index, anonymousId, startMs, steps, random }));
    drafts.push(identifyDraft(person, anonymousId, startMs + VISIT_MS, random));
    drafts.push(...returnVisits(person, anonymousId, startMs + VISIT_MS, random));
  }
  return drafts;
}
