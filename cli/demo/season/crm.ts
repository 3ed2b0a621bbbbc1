import { DAY_MS, HOUR_MS, nightlyArrival, type SeasonWindow } from './calendar.ts';
import { contactKeys } from './contact.ts';
import { CRM_APP, CRM_EXPORT, type Dialect } from './dialects.ts';
import { type Draft, draft, type Fields, type Unattributed } from './draft.ts';
import { STAFF } from './names.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export type CrmEventType = 'sales_touch' | 'crm_stage_changed' | 'crm_outcome' | 'crm_deleted';
export type Outcome = 'won' | 'lost';

/** An entry in the CRM; it reaches the lake with the nightly export. */
export function crmDraft(of: {
  readonly owner: number | Unattributed;
  readonly dialect: Dialect;
  readonly type: CrmEventType;
  readonly timeMs: number;
  readonly fields: Fields;
  readonly random: Random;
}): Draft {
  const { random, ...rest } = of;
  return draft({ ...rest, arrivalMs: nightlyArrival(of.timeMs, random) });
}

export function touchDraft(person: Person, timeMs: number, keys: Fields, random: Random): Draft {
  return crmDraft({
    owner: person.index,
    dialect: CRM_APP,
    type: 'sales_touch',
    timeMs,
    fields: {
      external_id: person.externalId,
      ...keys,
      owner: random.pick(STAFF),
      channel: random.chance(0.6) ? 'call' : 'mail',
    },
    random,
  });
}

const LOST_REASONS = ['price', 'competitor', 'no answer', 'postponed', 'budget cut 💸'] as const;
const SPELLINGS: Readonly<Record<Outcome, readonly [string, ...string[]]>> = {
  won: ['won', 'won', 'won', 'Won'],
  lost: ['lost', 'lost', 'lost', 'LOST'],
};

/** What sales writes down at the end of a deal. */
export function outcomeFields(outcome: Outcome, intent: number, random: Random): Fields {
  const spelled = random.pick(SPELLINGS[outcome]);
  if (outcome === 'lost') return { outcome: spelled, reason: random.pick(LOST_REASONS) };
  const amount = Math.round((8000 + 70_000 * intent + 6000 * random.next()) * 100) / 100;
  return { outcome: spelled, amount: random.chance(0.1) ? amount.toFixed(2) : amount };
}

/** The hidden law of the season: deals are won by people who engage and mean to buy. */
function winProbability(person: Person): number {
  const logit = -4.1 + 4.4 * person.engagement + 3.6 * person.intent;
  return 1 / (1 + Math.exp(-logit));
}

/** The first outcome and, rarely, a second that overturns it: lost deals reopened, won ones cancelled. */
function outcomesOf(person: Person, firstMs: number, random: Random): { outcome: Outcome; timeMs: number }[] {
  const outcome: Outcome = random.chance(winProbability(person)) ? 'won' : 'lost';
  const first = { outcome, timeMs: firstMs };
  if (!random.chance(outcome === 'won' ? 0.03 : 0.05)) return [first];
  const overturned: Outcome = outcome === 'won' ? 'lost' : 'won';
  return [first, { outcome: overturned, timeMs: firstMs + random.int(10 * DAY_MS, 40 * DAY_MS) }];
}

const MIN_EARLIER_DAYS = 12;
const MAX_EARLIER_DAYS = 40;

/**
 * A returning customer's earlier purchase: won before the first contact of this season, so it is no
 * conversion. Its own nightly export comes weeks before anything else of the person.
 */
function earlierPurchase(person: Person, random: Random): Draft {
  return crmDraft({
    owner: person.index,
    dialect: CRM_EXPORT,
    type: 'crm_outcome',
    timeMs: person.firstMs - random.int(MIN_EARLIER_DAYS * DAY_MS, MAX_EARLIER_DAYS * DAY_MS),
    fields: { external_id: person.externalId, ...outcomeFields('won', person.intent, random) },
    random,
  });
}

/** Sales calls, moves the deal through its stages, and closes it weeks later. */
function dealDrafts(person: Person, touchMs: number, random: Random): Draft[] {
  const closesMs = person.firstMs + random.int(14 * DAY_MS, 75 * DAY_MS);
  const common = { owner: person.index, random };
  const external = { external_id: person.externalId };
  const stages = ['qualified', 'proposal'].slice(0, random.int(0, 2)).map((stage, nth) =>
    crmDraft({
      ...common,
      dialect: CRM_APP,
      type: 'crm_stage_changed',
      timeMs: touchMs + (nth + 1) * random.int(DAY_MS, 3 * DAY_MS),
      fields: { ...external, stage, owner: random.pick(STAFF) },
    }),
  );
  const outcomes = outcomesOf(person, closesMs, random).map(({ outcome, timeMs }) =>
    crmDraft({
      ...common,
      dialect: CRM_EXPORT,
      type: 'crm_outcome',
      timeMs,
      fields: { ...external, ...outcomeFields(outcome, person.intent, random) },
    }),
  );
  const deleted = crmDraft({
    ...common,
    dialect: CRM_APP,
    type: 'crm_deleted',
    timeMs: closesMs + random.int(50 * DAY_MS, 60 * DAY_MS),
    fields: external,
  });
  return [...stages, ...outcomes, ...(random.chance(0.02) ? [deleted] : [])];
}

/** Sales works those who look promising, and some it should not have. */
export function crmDrafts(person: Person, window: SeasonWindow, random: Random): Draft[] {
  const keys = (): Fields => contactKeys(person, 'elsewhere', random);
  if (person.firstChannel === 'sales') return [touchDraft(person, person.firstMs, keys(), random)];
  if (!random.chance(0.08 + 0.5 * (0.5 * person.engagement + 0.5 * person.intent))) return [];
  const touchMs = person.firstMs + random.int(4 * HOUR_MS, 6 * DAY_MS);
  // The first call ties the CRM's id to the person; every later entry carries the id alone.
  const first = touchDraft(person, touchMs, keys(), random);
  const again = touchDraft(person, touchMs + random.int(DAY_MS, 9 * DAY_MS), {}, random);
  const isReturning = random.chance(0.02) && person.firstMs - window.startMs > MAX_EARLIER_DAYS * DAY_MS;
  if (isReturning) return [earlierPurchase(person, random), first];
  const deal = random.chance(0.8) ? dealDrafts(person, touchMs, random) : [];
  return [first, ...(random.chance(0.6) ? [again] : []), ...deal];
}
