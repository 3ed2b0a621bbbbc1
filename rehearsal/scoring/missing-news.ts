import type { LeadEvent } from '../../lambdas/domain/scoring/lead-event.ts';
import type { LeadScore } from '../../lambdas/domain/scoring/lead-score.ts';

/** A lead nobody has heard of is taken to be in this band. */
const UNHEARD = 'COLD';

/** What of some scores the bus has not been told: the score itself, or the last change into the lead's band. */
export function missingNews(scores: readonly LeadScore[], told: readonly LeadEvent[]): string[] {
  return scores
    .filter(({ attribution }) => attribution === 'lead')
    .flatMap(({ leadId, asOfMs, finalScore, band }) => {
      const ofLead = told.filter(({ detail }) => detail.leadId === leadId);
      const isScored = ofLead.some(
        ({ type, detail }) =>
          type === 'LeadScored' && detail.asOfMs === asOfMs && detail.finalScore === finalScore,
      );
      const isInBand = ofLead.some((event) => event.type === 'LeadBandChanged' && event.detail.to === band);
      return [
        ...(isScored ? [] : [`${leadId} has ${finalScore} points`]),
        ...(isInBand || band === UNHEARD ? [] : [`${leadId} is ${band}`]),
      ];
    });
}
