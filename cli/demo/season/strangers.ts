import { DAY_MS, promptArrival, type SeasonWindow, wakingMoment } from './calendar.ts';
import { crmDraft, outcomeFields } from './crm.ts';
import { CRM_EXPORT, SITE_FORM, WEB_TRACKER } from './dialects.ts';
import { type Draft, draft } from './draft.ts';
import type { Random } from './random.ts';
import { visitDrafts } from './web.ts';

/** Those who are counted by name and never become leads, as shares of the number of leads. */
const VISITOR_SHARE = 0.2;
const UNREACHABLE_SHARE = 0.008;
const NAMELESS_IDENTIFY_SHARE = 0.003;
const CRM_ORPHAN_SHARE = 0.006;

/** What people type who do not want to be written to; none of it is an address. */
const NO_ADDRESSES = [
  'nobody',
  'a@b@c',
  '@example.com',
  'none of your business',
  'x y@example.com',
  '-',
] as const;
const NO_PHONES = ['12345', 'n/a', '000', '+1 555'] as const;

function anyMoment(window: SeasonWindow, random: Random): number {
  return wakingMoment(random.between(window.startMs, window.endMs - 3 * DAY_MS), random);
}

/** Visits whose browser never says who it is: anonymous for ever. */
function visitors(count: number, window: SeasonWindow, random: Random): Draft[] {
  return Array.from({ length: count }, (_, nth) =>
    visitDrafts({
      owner: 'anonymous_only',
      anonymousId: `anon-visitor-${nth.toString(36)}`,
      startMs: anyMoment(window, random),
      steps: random.int(1, 5),
      random,
    }),
  ).flat();
}

/** Forms without one usable key: lead events of no lead. */
function unreachable(count: number, window: SeasonWindow, random: Random): Draft[] {
  return Array.from({ length: count }, () => {
    const timeMs = anyMoment(window, random);
    return draft({
      dialect: SITE_FORM,
      type: 'online_form_submission',
      owner: 'no_key',
      timeMs,
      arrivalMs: promptArrival(timeMs, random),
      fields: {
        ...(random.chance(0.8) ? { email: random.pick(NO_ADDRESSES) } : {}),
        ...(random.chance(0.5) ? { phone: random.pick(NO_PHONES) } : {}),
        name: 'Prefers Not To Say',
        form_completion: 20,
      },
    });
  });
}

/** An identify that tells no usable key: the browser stays anonymous although the event creates leads. */
function namelessIdentify(count: number, window: SeasonWindow, random: Random): Draft[] {
  return Array.from({ length: count }, (_, nth) => {
    const timeMs = anyMoment(window, random);
    return draft({
      dialect: WEB_TRACKER,
      type: 'identify',
      owner: 'anonymous_only',
      timeMs,
      arrivalMs: promptArrival(timeMs, random),
      fields: { anonymous_id: `anon-nameless-${nth.toString(36)}`, email: random.pick(NO_ADDRESSES) },
    });
  });
}

/** Deals of customers the lake never met. Their outcomes create no lead and are no conversion. */
function crmOrphans(count: number, window: SeasonWindow, random: Random): Draft[] {
  return Array.from({ length: count }, (_, nth) =>
    crmDraft({
      owner: 'crm_only',
      dialect: CRM_EXPORT,
      type: 'crm_outcome',
      timeMs: anyMoment(window, random),
      fields: {
        external_id: `hubspot:orphan-${nth}`,
        ...outcomeFields(random.chance(0.4) ? 'won' : 'lost', random.next(), random),
      },
      random,
    }),
  );
}

/** Events that happened and belong to nobody the lake could call. */
export function strangerDrafts(leads: number, window: SeasonWindow, random: Random): Draft[] {
  const share = (of: number): number => Math.ceil(leads * of);
  return [
    ...visitors(share(VISITOR_SHARE), window, random),
    ...unreachable(share(UNREACHABLE_SHARE), window, random),
    ...namelessIdentify(share(NAMELESS_IDENTIFY_SHARE), window, random),
    ...crmOrphans(share(CRM_ORPHAN_SHARE), window, random),
  ];
}
