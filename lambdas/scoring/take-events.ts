import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import type { Position } from '../validation/verdict.ts';
import { groupByKeys } from './group-events.ts';
import { type ScoringBasis, scoreProfile } from './score-profile.ts';
import type { LeadProfileStore, ScoredLead } from './scored-lead.ts';
import { type SetAsideReason, setAsideReason } from './set-aside-reason.ts';
import { PROFILES_AT_ONCE, sideBySide } from './side-by-side.ts';
import { takeEvent } from './take-event.ts';

/** What became of one event. */
export type EventOutcome =
  /** `latencyMs`: from its arrival until the scores it changed were written. */
  | { readonly kind: 'scored'; readonly latencyMs: number }
  | { readonly kind: 'no_key' }
  | { readonly kind: 'set_aside'; readonly reason: SetAsideReason; readonly error: unknown }
  /** A system failed: the event has to come again. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface TakenEvent {
  readonly position: Position;
  readonly outcome: EventOutcome;
  /** Whose scores were written because of it, also where it failed after that. */
  readonly leads: readonly ScoredLead[];
}

export interface TakingDependencies {
  readonly profiles: LeadProfileStore;
  readonly basis: ScoringBasis;
  readonly now: () => number;
}

/**
 * Stores, links and scores events, and says in their order what became of each. Events of people who may be one are
 * taken one after the other, the others side by side; none keeps another from being taken.
 */
export async function takeEvents(
  events: readonly StoredEvent[],
  dependencies: TakingDependencies,
): Promise<TakenEvent[]> {
  const taken = new Map<StoredEvent, TakenEvent>();
  await sideBySide(groupByKeys(events), PROFILES_AT_ONCE, async (group) => {
    for (const event of group) taken.set(event, await takeOne(event, dependencies));
  });
  return events.flatMap((event) => taken.get(event) ?? []);
}

async function takeOne(event: StoredEvent, dependencies: TakingDependencies): Promise<TakenEvent> {
  const leads: ScoredLead[] = [];
  const outcome = await outcomeOf(event, dependencies, (lead) => leads.push(lead));
  return { position: positionOf(event), outcome, leads };
}

async function outcomeOf(
  event: StoredEvent,
  { profiles, basis, now }: TakingDependencies,
  onScored: (lead: ScoredLead) => void,
): Promise<EventOutcome> {
  // Whoever was torn from another is named until there is a score: a failure after that must not make it unsaid.
  const noting: LeadProfileStore = {
    ...profiles,
    async writeScore(profile, score, asOfMs) {
      const written = await profiles.writeScore(profile, score, asOfMs);
      if (written !== 'changed') onScored({ profile: written, score, asOfMs });
      return written;
    },
  };
  try {
    const { outcome } = await takeEvent(noting, event, (profile, asOfMs) =>
      scoreProfile(profile, asOfMs, basis),
    );
    if (outcome === 'no_key') return { kind: 'no_key' };
    if (outcome === 'too_large') return { kind: 'set_aside', reason: 'too_large', error: null };
    return { kind: 'scored', latencyMs: Math.max(0, now() - event.received_at_ms) };
  } catch (error) {
    const reason = setAsideReason(error);
    return reason === null ? { kind: 'failed', error } : { kind: 'set_aside', reason, error };
  }
}

function positionOf({ shard_id, sequence_number, record_index }: StoredEvent): Position {
  return { shardId: shard_id, sequenceNumber: sequence_number, recordIndex: record_index };
}
