import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { BandChange, LeadScore } from '#domain/scoring/lead-score.ts';
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
 * What the bus hears of a crossing. A lead may cross twice as of one time (events packed into one record arrive
 * together), so both bands are part of what the crossing is known by: else a consumer would take the second for
 * the first told again.
 */
export function leadBandChanged(change: BandChange): LeadEvent & { type: 'LeadBandChanged' } {
  const { leadId, from, to, asOfMs, finalScore, recommendedAction, reasons, cause } = change;
  const content = { leadId, from, to, asOfMs, finalScore, recommendedAction, reasons, cause };
  const id = stableId('LeadBandChanged', content);
  const idempotencyKey = `${leadId}:${asOfMs}:${from}-${to}`;
  return { type: 'LeadBandChanged', detail: { id, idempotencyKey, ...content } };
}
