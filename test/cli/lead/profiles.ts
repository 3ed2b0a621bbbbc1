import type { ScoredProfile } from '#cli/lead/find-profile.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { scoreLead } from '#domain/scoring/score-lead.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { toldBy } from '#domain/scoring/told.ts';

/** A profile of these events as scored at a time, under the keys that are its own. */
export function scoredProfile(
  events: readonly StoredEvent[],
  asOfMs: number,
  more: Partial<LeadScore> = {},
  keys: readonly string[] = [...new Set(events.flatMap((event) => event.keys))],
): ScoredProfile {
  const { features, finalScore, groupScores, band, recommendedAction, reasons, eventCount } = scoreLead(
    events,
    asOfMs,
    {},
  );
  const score: LeadScore = {
    leadId: 'e_1',
    attribution: 'lead',
    asOfMs,
    finalScore,
    groupScores,
    machineBand: band,
    band,
    override: null,
    recommendedAction,
    reasons,
    features,
    purchaseProbability: null,
    modelState: 'none',
    modelVersion: null,
    scorecardVersion: SCORECARD.version,
    lookupsAsOfMs: null,
    eventCount,
    truncated: false,
    unannounced: [],
    ...more,
  };
  return {
    profileId: 'e_1.1',
    version: 1,
    leadId: score.leadId,
    attribution: score.attribution,
    epoch: 1,
    keys,
    eventsSeen: events.length,
    events: events.toSorted((a, b) => b.event_time_ms - a.event_time_ms),
    truncated: score.truncated,
    score,
    told: toldBy(score, 1),
    asOfMs,
  };
}
