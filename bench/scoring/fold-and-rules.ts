import { createFold } from '#domain/features/fold/create-fold.ts';
import type { FeatureValues } from '#domain/features/fold/feature-values.ts';
import type { RateLookups } from '#domain/features/fold/rate-lookup.ts';
import { DECAY_TABLES } from '#domain/generated/decay-tables.ts';
import { FEATURES } from '#domain/generated/features.ts';
import { GUARDS } from '#domain/generated/guards.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import { createScorer } from '#domain/scorecard/create-scorer.ts';
import { scoreDistinctEvents } from '#domain/scoring/score-lead.ts';
import { BenchError } from '../bench-error.ts';
import { type LeadHistory, leadHistories } from './leads.ts';
import { percentile } from './percentile.ts';
import { createRulesEngine } from './rules-engine.ts';

export const EVENTS_PER_LEAD = 30;
/** Rates as they are before the first publication: looking one up takes as long as finding none. */
const LOOKUPS: RateLookups = {};
const US_PER_MS = 1000;

/** Medians of one round, in microseconds a lead. */
export interface ComputeRound {
  /** From the events to the score. */
  readonly foldAndScorecardUs: number;
  /** From the features to the score, by the scorecard. */
  readonly scorecardUs: number;
  /** The same rules on the same features, by json-rules-engine. */
  readonly rulesEngineUs: number;
}

/** What working out a score takes, one lead after the other; each round takes all leads in turn. */
export async function measureCompute(leads: number, rounds: number, seed: number): Promise<ComputeRound[]> {
  const histories = leadHistories({ leads, eventsPerLead: EVENTS_PER_LEAD, seed });
  const stored = histories.map(({ events, asOfMs }) => ({
    asOfMs,
    texts: events.map((event) => JSON.stringify(event)),
  }));
  const fold = createFold(FEATURES, GUARDS, DECAY_TABLES);
  const featuresOf = ({ events, asOfMs }: LeadHistory): FeatureValues => fold(events, asOfMs, LOOKUPS);
  const features = histories.map(featuresOf);
  const score = createScorer(SCORECARD, FEATURES);
  const rulesEngine = createRulesEngine(SCORECARD);
  await refuseToCompareDifferentThings(features, (values) => score(values).finalScore, rulesEngine);

  const taken: ComputeRound[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const result = {
      foldAndScorecardUs: medianUs(stored, readLead, ({ events, asOfMs }) =>
        scoreDistinctEvents(events, asOfMs, LOOKUPS),
      ),
      scorecardUs: medianUs(features, (values) => values, score),
      rulesEngineUs: await medianOfPromisesUs(features, rulesEngine),
    };
    // the first one warms up
    if (round >= 0) taken.push(result);
  }
  return taken;
}

/** Events as the store hands them over: just read, each an object of its own. */
const readLead = ({
  asOfMs,
  texts,
}: {
  readonly asOfMs: number;
  readonly texts: readonly string[];
}): LeadHistory => ({
  asOfMs,
  events: texts.map((text) => JSON.parse(text)),
});

async function refuseToCompareDifferentThings(
  features: readonly FeatureValues[],
  ours: (values: FeatureValues) => number,
  theirs: (values: FeatureValues) => Promise<number>,
): Promise<void> {
  for (const values of features) {
    const [own, other] = [ours(values), await theirs(values)];
    if (own !== other) throw new BenchError(`json-rules-engine gives ${other} points for ${own} of ours`);
  }
}

function medianUs<T, P>(
  things: readonly T[],
  prepare: (thing: T) => P,
  work: (prepared: P) => unknown,
): number {
  const took = things.map((thing) => {
    const prepared = prepare(thing);
    const start = performance.now();
    work(prepared);
    return performance.now() - start;
  });
  return percentile(took, 0.5) * US_PER_MS;
}

async function medianOfPromisesUs<T>(
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<number> {
  const took: number[] = [];
  for (const thing of things) {
    const start = performance.now();
    await work(thing);
    took.push(performance.now() - start);
  }
  return percentile(took, 0.5) * US_PER_MS;
}
