import { SCORECARD } from '#domain/generated/scorecard.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import type { RealtimeScore } from '../output/lead-report.ts';
import type { TimelineEvent } from '../output/lead-timeline.ts';
import type { ScoredProfile } from './find-profile.ts';

/**
 * What a profile's score says now. An override that has run out since does not count any more, though the lead
 * has not been scored again.
 *
 * @param seen the events that a run has seen
 */
export function realtimeScore(
  { score, leadId, attribution, events }: ScoredProfile,
  seen: readonly TimelineEvent[],
  nowMs: number,
): RealtimeScore {
  const override = score.override !== null && score.override.untilMs > nowMs ? score.override : null;
  const band = override?.band ?? score.machineBand;
  const isSeen = new Set(seen.map((event) => `${event.source} ${event.event_id}`));
  return {
    lead_id: leadId,
    attribution,
    as_of_ms: score.asOfMs,
    final_score: score.finalScore,
    band,
    machine_band: score.machineBand,
    recommended_action: SCORECARD.bands.find(({ name }) => name === band)?.action ?? score.recommendedAction,
    override: override && { band: override.band, until_ms: override.untilMs, by: override.by },
    purchase_probability: score.purchaseProbability,
    model_state: score.modelState,
    model_version: score.modelVersion,
    scorecard_version: score.scorecardVersion,
    lookups_as_of_ms: score.lookupsAsOfMs,
    event_count: score.eventCount,
    is_truncated: score.truncated,
    reasons: score.reasons.map(({ code, group, points, valueNumber, valueText, reason }) => ({
      code,
      rule_group: group,
      points,
      value_number: valueNumber,
      value_text: valueText,
      reason,
    })),
    new_events: events
      .filter((event) => !isSeen.has(`${event.source} ${event.event_id}`))
      .sort((a, b) => a.event_time_ms - b.event_time_ms)
      .map(timelineEvent),
  };
}

/** An event as a timeline tells it: without keys, and without what it does not say. */
function timelineEvent({ keys: _keys, ...event }: StoredEvent): TimelineEvent {
  const told = Object.entries(event).filter(([column, value]) => value !== null && !column.endsWith('_key'));
  return Object.fromEntries(told) as unknown as TimelineEvent;
}
