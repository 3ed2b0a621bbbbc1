import type { PublishedLookups } from '#adapters/lookup-store.ts';
import type { ModelInUse } from '#adapters/model-source.ts';
import type { Profile } from '#adapters/profile-store.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import type { BandName } from '#domain/scorecard/scorecard.ts';
import type { BandChange, LeadScore } from '#domain/scoring/lead-score.ts';
import { scoreDistinctEvents } from '#domain/scoring/score-lead.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { bandTold, newestOf } from '#domain/scoring/told.ts';
import { overrideAsOf } from './band-override.ts';
import { topReasons } from './top-reasons.ts';

/** What a score rests on besides the lead's events, and why it is worked out. */
export interface ScoringBasis {
  readonly lookups: PublishedLookups;
  readonly model: ModelInUse;
  readonly cause: BandChange['cause'];
}

/**
 * What a profile is worth as of a time, with the crossings of bands that nobody has been told of yet, also those of
 * leads that have become part of it. It crosses from the band others take this lead to be in.
 */
export function scoreProfile(
  profile: Profile<StoredEvent, LeadScore>,
  asOfMs: number,
  { lookups, model, cause }: ScoringBasis,
): LeadScore {
  const scored = scoreDistinctEvents(profile.events, asOfMs, lookups.lookups);
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
    unannounced: profile.told.unannounced,
  };
  const from = bandTold(profile.told, profile.leadId);
  if (score.attribution !== 'lead' || from === band) return score;
  const unannounced = newestOf([...score.unannounced, crossing(score, profile, from, cause)]);
  return { ...score, unannounced };
}

function crossing(
  { leadId, band, asOfMs, finalScore, recommendedAction, reasons }: LeadScore,
  { epoch, version }: Pick<Profile<StoredEvent, LeadScore>, 'epoch' | 'version'>,
  from: BandName,
  cause: BandChange['cause'],
): BandChange {
  return {
    leadId,
    from,
    to: band,
    asOfMs,
    epoch,
    version,
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
