import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { BandChange, LeadScore } from '#domain/scoring/lead-score.ts';
import { crossingName } from '#domain/scoring/told.ts';
import { stableId } from './stable-id.ts';

/** What the bus hears of a score. Its id stands for all it says: the same score of the same time has the same. */
export function leadScored(score: LeadScore): LeadEvent & { type: 'LeadScored' } {
  const content = {
    leadId: score.leadId,
    asOfMs: score.asOfMs,
    finalScore: score.finalScore,
    band: score.band,
    machineBand: score.machineBand,
    isOverridden: score.override !== null,
    purchaseProbability: score.purchaseProbability,
    modelState: score.modelState,
    recommendedAction: score.recommendedAction,
    scorecardVersion: score.scorecardVersion,
    reasons: score.reasons.map(({ code, group, points }) => ({ code, group, points })),
  };
  return { type: 'LeadScored', detail: { id: stableId('LeadScored', content), ...content } };
}

/**
 * What the bus hears of a crossing. A lead may cross several times as of one time (events packed into one record
 * arrive together), so where it was seen is part of what a crossing is known by: else a consumer would take a later
 * one for an earlier one told again.
 */
export function leadBandChanged(change: BandChange): LeadEvent & { type: 'LeadBandChanged' } {
  const { leadId, from, to, asOfMs, epoch, version, finalScore, recommendedAction, reasons, cause } = change;
  const content = {
    leadId,
    from,
    to,
    asOfMs,
    epoch,
    version,
    finalScore,
    recommendedAction,
    reasons,
    cause,
  };
  const id = stableId('LeadBandChanged', content);
  return { type: 'LeadBandChanged', detail: { id, idempotencyKey: crossingName(change), ...content } };
}
