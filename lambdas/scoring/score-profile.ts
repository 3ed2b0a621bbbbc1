import type { PublishedLookups } from '#adapters/lookup-store.ts';
import type { ModelInUse } from '#adapters/model-source.ts';
import type { Profile } from '#adapters/profile-store.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import type { BandName } from '#domain/scorecard/scorecard.ts';
import type { BandChange, LeadScore } from '#domain/scoring/lead-score.ts';
import { scoreLead } from '#domain/scoring/score-lead.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { overrideAsOf } from './band-override.ts';
import { topReasons } from './top-reasons.ts';

/** What a score rests on besides the lead's events, and why it is worked out. */
export interface ScoringBasis {
  readonly lookups: PublishedLookups;
  readonly model: ModelInUse;
  readonly cause: BandChange['cause'];
}

/** So many fit into a profile beside all else; a bus that is down for longer than they last hears of the newest. */
export const MOST_UNANNOUNCED = 50;

/** What a profile is worth as of a time, with the crossings of bands that nobody has been told of yet. */
export function scoreProfile(
  profile: Profile<StoredEvent, LeadScore>,
  asOfMs: number,
  { lookups, model, cause }: ScoringBasis,
): LeadScore {
  const scored = scoreLead(profile.events, asOfMs, lookups.lookups);
  const override = overrideAsOf(scored.features, asOfMs);
  const band = override?.band ?? scored.band;
  const score: LeadScore = {
    leadId: profile.leadId,
    attribution: profile.attribution,
    asOfMs,
    finalScore: scored.finalScore,
    groupScores: scored.groupScores,
    machineBand: scored.band,
    band,
    override,
    recommendedAction: actionOf(band) ?? scored.recommendedAction,
    reasons: scored.reasons,
    features: scored.features,
    purchaseProbability: model.probabilityOf(scored.features),
    modelState: model.state,
    modelVersion: model.version,
    scorecardVersion: scored.scorecardVersion,
    lookupsAsOfMs: lookups.asOfMs,
    eventCount: scored.eventCount,
    truncated: profile.truncated,
    unannounced: profile.score?.unannounced ?? [],
  };
  const from = bandTold(profile.score, profile.leadId);
  if (score.attribution !== 'lead' || from === band) return score;
  const unannounced = [...score.unannounced, crossing(score, from, cause)].slice(-MOST_UNANNOUNCED);
  return { ...score, unannounced };
}

/** The band others take the lead to be in. Of whom nobody has heard as a lead, under this id, they take it to be cold. */
function bandTold(last: LeadScore | null, leadId: string): BandName {
  return last?.attribution === 'lead' && last.leadId === leadId ? last.band : 'COLD';
}

function crossing(score: LeadScore, from: BandName, cause: BandChange['cause']): BandChange {
  const { leadId, band, asOfMs, finalScore, recommendedAction, reasons } = score;
  return {
    leadId,
    from,
    to: band,
    asOfMs,
    finalScore,
    recommendedAction,
    reasons: topReasons(reasons),
    cause,
  };
}

/** Null where the active scorecard has no such band, which a person may have set all the same. */
function actionOf(band: BandName): string | null {
  return SCORECARD.bands.find(({ name }) => name === band)?.action ?? null;
}
