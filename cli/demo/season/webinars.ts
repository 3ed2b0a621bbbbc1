import { DAY_MS, HOUR_MS, MINUTE_MS, promptArrival, SECOND_MS, type SeasonWindow } from './calendar.ts';
import { contactKeys, introduction } from './contact.ts';
import { OLD_WEBINAR_PLATFORM, WEBINAR_PLATFORM } from './dialects.ts';
import { type Draft, draft } from './draft.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export interface Webinar {
  readonly webinarId: string;
  readonly startMs: number;
  readonly isOnOldPlatform: boolean;
}

const EVERY_DAYS = 7;
const STARTS_AT_HOUR = 17;
const LENGTH_MINUTES = 60;
/** The first webinars of the season still ran on the old platform. */
const OLD_PLATFORM_WEBINARS = 5;
const MAX_VISITS = 3;

/** The series goes on after the season, so there always is a next one to register for. */
export function nextWebinar(timeMs: number, window: SeasonWindow): Webinar {
  const firstMs = window.startMs - (window.startMs % DAY_MS) + STARTS_AT_HOUR * HOUR_MS;
  const nth = Math.max(0, Math.ceil((timeMs - firstMs) / (EVERY_DAYS * DAY_MS)));
  return {
    webinarId: `upgrade-hour-${String(nth + 1).padStart(2, '0')}`,
    startMs: firstMs + nth * EVERY_DAYS * DAY_MS,
    isOnOldPlatform: nth < OLD_PLATFORM_WEBINARS,
  };
}

function registration(person: Person, webinar: Webinar, timeMs: number, random: Random): Draft {
  return draft({
    dialect: webinar.isOnOldPlatform ? OLD_WEBINAR_PLATFORM : WEBINAR_PLATFORM,
    type: 'webinar_registration',
    owner: person.index,
    timeMs,
    arrivalMs: promptArrival(timeMs, random),
    fields: { ...introduction(person, 'elsewhere', random), webinar_id: webinar.webinarId },
  });
}

/** The engaged stay longer and ask more. */
function attendance(person: Person, webinar: Webinar, random: Random): Draft {
  const joinedMs = webinar.startMs + random.int(-3 * MINUTE_MS, 8 * MINUTE_MS);
  const minutes = Math.round(6 + 50 * person.engagement + random.bell() * 8);
  const questions = Math.floor(Math.max(0, 3.2 * person.engagement - 0.6 + random.bell() * 0.7));
  // The platform reports all who attended once the webinar is over and counted.
  const reportMs = webinar.startMs + (LENGTH_MINUTES + 20) * MINUTE_MS;
  return draft({
    dialect: webinar.isOnOldPlatform ? OLD_WEBINAR_PLATFORM : WEBINAR_PLATFORM,
    type: 'webinar_attendance',
    owner: person.index,
    timeMs: joinedMs,
    arrivalMs: reportMs + random.int(0, 40 * MINUTE_MS) + SECOND_MS,
    fields: {
      ...contactKeys(person, 'elsewhere', random),
      webinar_id: webinar.webinarId,
      duration_minutes: Math.min(LENGTH_MINUTES, Math.max(1, minutes)),
      questions_asked: questions,
    },
  });
}

/** The webinars a person registers for, and those it then attends; the engaged come back. */
export function webinarDrafts(person: Person, window: SeasonWindow, random: Random): Draft[] {
  const isFirst = person.firstChannel === 'webinar';
  if (!isFirst && !random.chance(0.1 + 0.6 * person.engagement)) return [];
  const drafts: Draft[] = [];
  let registersMs = isFirst ? person.firstMs : person.firstMs + random.int(HOUR_MS, 4 * DAY_MS);
  for (let visit = 0; visit < MAX_VISITS; visit += 1) {
    const webinar = nextWebinar(registersMs + 2 * HOUR_MS, window);
    drafts.push(registration(person, webinar, registersMs, random));
    if (random.chance(0.3 + 0.65 * person.engagement)) drafts.push(attendance(person, webinar, random));
    if (!random.chance(0.3 * person.engagement)) break;
    registersMs = webinar.startMs + random.int(2 * HOUR_MS, 3 * DAY_MS);
  }
  return drafts;
}
