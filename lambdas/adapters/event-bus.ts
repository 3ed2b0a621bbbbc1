import type { LeadEvent } from '#domain/scoring/lead-event.ts';

/** Where others hear of scores: EventBridge on AWS, a file on one machine. */
export interface EventBus {
  /**
   * Hands events over, each at least once.
   *
   * @returns ids of the events that were not taken; hand them over again. Never throws for an outage.
   */
  publish(events: readonly LeadEvent[]): Promise<ReadonlySet<string>>;
}
