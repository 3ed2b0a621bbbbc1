import { DAY_MS, HOUR_MS } from '#cli/demo/season/calendar.ts';
import type { SeasonEvent } from '#cli/demo/season/index.ts';
import { createRandom, type Random } from '#cli/demo/season/random.ts';
import { HISTORY_END_MS } from './history.ts';

/** What one morning brings; the rest are events of leads the lake knows. */
const NEW_LEAD_SHARE = 0.12;
const LATE_SHARE = 0.06;
const COPY_SHARE = 0.02;
const MAX_EVENTS_OF_NEW_LEAD = 4;
const MAX_DAYS_LATE = 28;
const HOURS = 8;
/** When all of the increment has arrived: still the day that begins with the history's end. */
export const INCREMENT_END_MS = HISTORY_END_MS + HOURS * HOUR_MS;

const DEVICES = ['iPhone 15 Pro', 'Pixel 8 Pro', 'Galaxy S24'] as const;
const KEY_FIELDS = ['email', 'phone', 'external_id', 'anonymous_id'] as const;
type Keys = Readonly<Partial<Record<(typeof KEY_FIELDS)[number], string>>>;

export interface IncrementOf {
  /** Records of the history; whom they are about is known to the lake. */
  readonly history: readonly SeasonEvent[];
  readonly count: number;
  readonly seed: number;
}

/** New events of one morning, in the order of arrival: the same options give the same bytes. */
export function incrementEvents({ history, count, seed }: IncrementOf): SeasonEvent[] {
  const random = createRandom(seed, 'increment');
  const events: SeasonEvent[] = [];
  const add = (keys: Keys, timeMs: number, arrivalMs: number): void => {
    const payload = {
      event_id: `inc-${seed}-${events.length}`,
      ...factsOf(keys, random),
      timestamp: timeMs,
      ...keys,
    };
    events.push({ payload: JSON.stringify(payload), arrivalMs });
  };
  while (events.length < count) {
    const arrivalMs = HISTORY_END_MS + random.int(0, HOURS * HOUR_MS - 1);
    const draw = random.next();
    if (draw < COPY_SHARE) {
      const copied = history[random.int(0, history.length - 1)];
      if (copied !== undefined) events.push({ payload: copied.payload, arrivalMs });
    } else if (draw < COPY_SHARE + LATE_SHARE) {
      add(knownKeys(history, random), arrivalMs - random.int(DAY_MS, MAX_DAYS_LATE * DAY_MS), arrivalMs);
    } else if (draw < COPY_SHARE + LATE_SHARE + NEW_LEAD_SHARE / ((1 + MAX_EVENTS_OF_NEW_LEAD) / 2)) {
      const keys = { email: `new.${seed}.${events.length.toString(36)}@example.com` };
      const left = Math.min(random.int(1, MAX_EVENTS_OF_NEW_LEAD), count - events.length);
      for (let nth = 0; nth < left; nth += 1) add(keys, arrivalMs, arrivalMs);
    } else {
      add(knownKeys(history, random), arrivalMs, arrivalMs);
    }
  }
  return events.sort((a, b) => a.arrivalMs - b.arrivalMs);
}

/** The keys of somebody the history tells of: who was busy before is busy now. */
function knownKeys(history: readonly SeasonEvent[], random: Random): Keys {
  for (;;) {
    const keys = keysOf(history[random.int(0, history.length - 1)]?.payload ?? '');
    if (Object.keys(keys).length > 0) return keys;
  }
}

function keysOf(payload: string): Keys {
  const found = KEY_FIELDS.flatMap((field) => {
    const value = new RegExp(`"${field}":("[^"\\\\]+")`).exec(payload)?.[1];
    return value === undefined ? [] : [[field, JSON.parse(value)]];
  });
  return Object.fromEntries(found);
}

/** What happened: browsers click, the CRM notes what sales does, everybody else fills in a form or attends. */
function factsOf(keys: Keys, random: Random): Record<string, unknown> {
  if (keys.email === undefined && keys.phone === undefined) {
    if (keys.external_id === undefined)
      return { event_type: 'page_view', page_url: 'https://www.example.com/phones' };
    return random.chance(0.2)
      ? {
          event_type: 'crm_outcome',
          outcome: random.chance(0.3) ? 'won' : 'lost',
          amount: random.int(8000, 60_000),
        }
      : { event_type: 'sales_touch', owner: 'rep-01', channel: 'call' };
  }
  if (random.chance(0.4)) {
    return {
      event_type: 'webinar_attendance',
      webinar_id: 'wb-morning',
      duration_minutes: random.int(1, 60),
      questions_asked: random.int(0, 3),
    };
  }
  return {
    event_type: 'online_form_submission',
    device_interest: random.pick(DEVICES),
    budget_range: '40k-60k',
    purchase_timeframe_days: random.int(5, 90),
    form_completion: random.int(40, 100),
    city: 'Boston',
    country: 'US',
  };
}
