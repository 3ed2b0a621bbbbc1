import { DAY_MS, HOUR_MS, promptArrival } from './calendar.ts';
import { introduction } from './contact.ts';
import { AGENCY_FORM, SITE_FORM } from './dialects.ts';
import { type Draft, draft, type Fields } from './draft.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** Budgets by how serious the person is, in both spellings that forms send. */
const BUDGETS = [
  { plain: '5000-10000', short: '5k-10k' },
  { plain: '10000-25000', short: '10k-25k' },
  { plain: '25000-50000', short: '25k-50k' },
  { plain: '50000-80000', short: '50k-80k' },
  { plain: '80000-100000', short: '80k-100k' },
] as const;

/** From "some day" to "now", with the number of days that the forms which count in days send. */
const TIMEFRAMES = [
  { text: '180-365 days', days: 365 },
  { text: '90-180 days', days: 180 },
  { text: '30-90 days', days: 75 },
  { text: '0-30 days', days: 30 },
  { text: '0-30 days', days: 15 },
] as const;

/** The step of a ladder that a trait between 0 and 1 lands on, give or take what people tell forms. */
function step<T extends readonly [unknown, ...unknown[]]>(
  ladder: T,
  trait: number,
  random: Random,
): T[number] {
  const at = Math.floor((trait + random.bell() * 0.12) * ladder.length);
  return ladder[Math.min(ladder.length - 1, Math.max(0, at))] ?? ladder[0];
}

/** What the form asks about buying; those who mean it answer more often. */
function intentFields(person: Person, isAgency: boolean, random: Random): Fields {
  const budget = step(BUDGETS, person.intent, random);
  const timeframe = step(TIMEFRAMES, person.intent, random);
  const answersBudget = random.chance(0.35 + 0.6 * person.intent);
  const answersTimeframe = random.chance(0.35 + 0.6 * person.intent);
  const timeframeField = isAgency
    ? { purchase_timeframe: timeframe.text }
    : { purchase_timeframe_days: timeframe.days };
  return {
    ...(answersBudget ? { budget_range: isAgency ? budget.short : budget.plain } : {}),
    ...(answersTimeframe ? timeframeField : {}),
    form_completion: Math.min(
      100,
      25 + 15 * random.int(0, 2) + (answersBudget ? 25 : 0) + (answersTimeframe ? 20 : 0),
    ),
  };
}

/** One form sent at `timeMs`. `keys` win over what the person would have left. */
export function formDraft(person: Person, timeMs: number, keys: Fields, random: Random): Draft {
  const isAgency = random.chance(0.25);
  const { campaign } = person;
  return draft({
    dialect: isAgency ? AGENCY_FORM : SITE_FORM,
    type: isAgency ? 'online_form' : 'online_form_submission',
    owner: person.index,
    timeMs,
    arrivalMs: promptArrival(timeMs, random),
    fields: {
      ...introduction(person, 'elsewhere', random),
      ...keys,
      ...(random.chance(0.5) ? { device_interest: person.deviceInterest } : {}),
      ...intentFields(person, isAgency, random),
      landing_page: `https://www.example.com${campaign.landingPage}`,
      utm_source: campaign.source,
      utm_medium: campaign.medium,
      utm_campaign: campaign.name,
    },
  });
}

/** The form that makes a person known, or the one that follows a first contact elsewhere within days. */
export function formDrafts(person: Person, random: Random): Draft[] {
  if (person.firstChannel === 'online') return [formDraft(person, person.firstMs, {}, random)];
  if (!random.chance(0.1 + 0.6 * person.intent)) return [];
  const days = random.chance(0.8) ? random.between(0, 6) : random.between(6, 25);
  return [formDraft(person, person.firstMs + 2 * HOUR_MS + days * DAY_MS, {}, random)];
}
