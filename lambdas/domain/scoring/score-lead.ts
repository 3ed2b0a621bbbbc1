import { type AgedEvent, agedDistinctEvents, agedEvents } from '../features/fold/aged-events.ts';
import { createAgedFold } from '../features/fold/create-fold.ts';
import type { FeatureValues } from '../features/fold/feature-values.ts';
import type { RateLookups } from '../features/fold/rate-lookup.ts';
import type { ScorableEvent } from '../features/fold/scorable-event.ts';
import { DECAY_TABLES } from '../generated/decay-tables.ts';
import { FEATURES } from '../generated/features.ts';
import { GUARDS } from '../generated/guards.ts';
import { SCORECARD } from '../generated/scorecard.ts';
import { createScorer } from '../scorecard/create-scorer.ts';
import type { Score } from '../scorecard/score.ts';

/** A lead as of a time: what is known about it, and what the active scorecard makes of that. */
export interface ScoredLead extends Score {
  readonly asOfMs: number;
  /** Events that had happened by then, each once. */
  readonly eventCount: number;
  readonly features: FeatureValues;
}

const fold = createAgedFold(FEATURES, GUARDS, DECAY_TABLES);
const score = createScorer(SCORECARD, FEATURES);

/**
 * Scores a lead from all of its events, in any order and however often each is told, the same as the pipeline
 * does. Events after the as-of do not count yet.
 *
 * @param lookups the rates of the population as the pipeline last published them
 */
export function scoreLead(
  events: readonly ScorableEvent[],
  asOfMs: number,
  lookups: RateLookups,
): ScoredLead {
  return scoreAged(agedEvents(events, asOfMs), asOfMs, lookups);
}

/** The same for events of which each is told once, as the profile store does. */
export function scoreDistinctEvents(
  events: readonly ScorableEvent[],
  asOfMs: number,
  lookups: RateLookups,
): ScoredLead {
  return scoreAged(agedDistinctEvents(events, asOfMs), asOfMs, lookups);
}

function scoreAged(aged: readonly AgedEvent[], asOfMs: number, lookups: RateLookups): ScoredLead {
  const features = fold(aged, lookups);
  return { asOfMs, eventCount: aged.length, features, ...score(features) };
}
