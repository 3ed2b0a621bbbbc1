import type { EventBus } from '#adapters/event-bus.ts';
import type { PublishedLookups } from '#adapters/lookup-store.ts';
import type { ModelInUse } from '#adapters/model-source.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { Profile } from '#adapters/profile-store.ts';
import { tryAgain } from '#adapters/try-again.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { announce } from '../scoring/announce.ts';
import { storeScoreLog } from '../scoring/score-log.ts';
import { scoreProfile } from '../scoring/score-profile.ts';
import type { LeadProfileStore, ScoredLead } from '../scoring/scored-lead.ts';
import { PROFILES_AT_ONCE, sideBySide } from '../scoring/side-by-side.ts';
import type { OtherBand } from './lake-answers.ts';

/** So many are told of in one go. */
const LEADS_AT_ONCE = 200;

export interface BandPublication {
  readonly profiles: LeadProfileStore;
  readonly bus: EventBus;
  readonly objects: ObjectStore;
  readonly lookups: PublishedLookups;
  readonly model: ModelInUse;
  /** Told of what could not be stored or noted; it is done again when publishing is. */
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface PublishedBands {
  /** Leads that were scored anew. */
  readonly rescored: number;
  /** Crossings from band to band that the bus has taken. */
  readonly announced: number;
  /** Leads that could not be told of, or not be logged. */
  readonly failed: number;
}

/**
 * Scores leads anew as of the run, as time alone may have moved them into another band, and tells of those it has.
 *
 * A score is logged once it has been told of. The log says whom to look at: whoever could not be told of, or was
 * left when this was killed, is looked at again.
 */
export async function publishBands(
  others: readonly OtherBand[],
  asOfMs: number,
  publication: BandPublication,
): Promise<PublishedBands> {
  let published: PublishedBands = { rescored: 0, announced: 0, failed: 0 };
  for (let start = 0; start < others.length; start += LEADS_AT_ONCE) {
    const leads = await rescore(others.slice(start, start + LEADS_AT_ONCE), asOfMs, publication);
    const { announced, failed } = await tell(leads, publication);
    published = {
      rescored: published.rescored + leads.length,
      announced: published.announced + announced,
      failed: published.failed + failed,
    };
  }
  return published;
}

/** In the order of the leads' ids, so that the same leads make the same object of the log. */
async function rescore(
  others: readonly OtherBand[],
  asOfMs: number,
  { profiles, lookups, model }: BandPublication,
): Promise<ScoredLead[]> {
  // two leads of the lake may be one here by now
  const leads = new Map<string, ScoredLead>();
  await sideBySide(others, PROFILES_AT_ONCE, async ({ key, logged }) => {
    const rescored = await tryAgain('scoring a profile', async () => {
      const profile = await profiles.read(key);
      if (profile === null || isLeftToOthers(profile, asOfMs)) return 'left';
      const score = scoreProfile(profile, asOfMs, { lookups, model, cause: 'time' });
      if (isToldAlready(score, logged)) return 'left';
      const written = await profiles.writeScore(profile, score, asOfMs);
      return written === 'changed' ? null : { profile: written, score, asOfMs };
    });
    if (rescored !== 'left') leads.set(rescored.profile.profileId, rescored);
  });
  return [...leads.values()].sort((a, b) => (a.score.leadId < b.score.leadId ? -1 : 1));
}

function isLeftToOthers(profile: Profile<StoredEvent, LeadScore>, asOfMs: number): boolean {
  // scored since the run: whatever moved it, that score knew more
  if (profile.asOfMs > asOfMs) return true;
  // a store made anew knows who belongs together before it has their events again
  if (profile.score === null && profile.events.length === 0) return true;
  // an event that came in since then is scored by whoever has stored it, as of its arrival
  return profile.events.some((event) => event.received_at_ms > asOfMs && event.event_time_ms <= asOfMs);
}

/**
 * Who is no lead here is told of to nobody. Else the store and the run differ about the lead itself, which no time
 * will mend. Where the log does not say what was told, it has missed it.
 */
const isToldAlready = (score: LeadScore, logged: string): boolean =>
  score.unannounced.length === 0 && (score.attribution !== 'lead' || score.band === logged);

async function tell(
  leads: readonly ScoredLead[],
  { profiles, bus, objects, onFailure }: BandPublication,
): Promise<Omit<PublishedBands, 'rescored'>> {
  const { taken, open } = await announce(leads, {
    bus,
    profiles,
    onFailure: (error) => onFailure('score not noted as told', error),
  });
  const told = leads.filter((lead) => !open.has(lead)).map((lead) => ({ lead, position: null }));
  const missing = await storeScoreLog(told, objects, (key, error) => onFailure(`${key} not stored`, error));
  return {
    announced: taken.filter(({ type }) => type === 'LeadBandChanged').length,
    failed: open.size + missing.size,
  };
}
