import type { PublishedLookups } from '#adapters/lookup-store.ts';
import { type ModelInUse, NO_MODEL } from '#adapters/model-source.ts';
import type { Profile } from '#adapters/profile-store.ts';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { toldBy } from '#domain/scoring/told.ts';
import { type ScoringBasis, scoreProfile } from '../../../../lambdas/scoring/score-profile.ts';
import type { ScoredLead } from '../../../../lambdas/scoring/scored-lead.ts';
import { event, ms } from '../../domain/features/fold/event-factory.ts';

export const EMAIL_KEY = '77'.repeat(32);
/** Id of the lead of all events here: its only key's. */
export const LEAD_ID = `e_${'77'.repeat(15)}`;
const CONTACT = { email_key: EMAIL_KEY, is_disposable_email: false, creates_lead: true };

/** 40 points. */
export const ROADSHOW = event('r', 'roadshow_registration', 'roadshow', '2025-01-01T10:00:00', CONTACT);
/** 25 points: 48 minutes, 2 questions. */
export const WEBINAR = event('w', 'webinar_attendance', 'webinar', '2025-01-01T11:00:00', {
  ...CONTACT,
  webinar_id: 'w1',
  webinar_seconds: 48 * 60,
  questions_asked: 2,
});
/** 45 points: budget, a purchase in 15 days, and a device. */
export const FORM = event('f', 'online_form_submission', 'online', '2025-01-01T12:00:00', {
  ...CONTACT,
  budget_min: 80_000,
  budget_max: 100_000,
  purchase_timeframe_days: 15,
  device_interest: 'iPhone 15 Pro',
});
export const AS_OF = ms('2025-01-01T12:00:00');

/** Somebody in sales sets the band, at a time. */
export function override(id: string, time: string, band: string, until: string): CanonicalEvent {
  return event(id, 'band_override', 'crm', time, {
    email_key: EMAIL_KEY,
    override_band: band,
    override_until_ms: ms(until),
    override_by: 'u-42',
  });
}

export const NO_LOOKUPS: PublishedLookups = { asOfMs: null, lookups: {} };
export const BASIS: ScoringBasis = { lookups: NO_LOOKUPS, model: NO_MODEL, cause: 'event' };

export const modelSaying = (probability: number): ModelInUse => ({
  state: 'promoted',
  version: 'm1',
  probabilityOf: () => probability,
});

/** A profile of these events that has never been scored, unless it is said how. */
export function profileOf(
  events: readonly CanonicalEvent[],
  changes: Partial<Profile<StoredEvent, LeadScore>> = {},
): Profile<StoredEvent, LeadScore> {
  return {
    profileId: 'profile-1',
    // as though each event had been scored when it came
    version: events.length,
    leadId: LEAD_ID,
    attribution: 'lead',
    epoch: 1,
    keys: [LEAD_ID],
    eventsSeen: events.length,
    events: events.map((each) => storedEventOf(each, IDENTITY_LIMITS)),
    truncated: false,
    score: null,
    told: toldBy(changes.score ?? null, 1),
    asOfMs: 0,
    ...changes,
  };
}

/** The same, scored as of a time. */
export function scoredLead(
  events: readonly CanonicalEvent[],
  changes: Partial<Profile<StoredEvent, LeadScore>> = {},
  asOfMs = AS_OF,
): ScoredLead {
  const profile = profileOf(events, changes);
  return { profile, score: scoreProfile(profile, asOfMs, BASIS), asOfMs };
}
