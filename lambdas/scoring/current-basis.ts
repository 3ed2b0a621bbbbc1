import type { LookupStore } from '#adapters/lookup-store.ts';
import type { ModelSource } from '#adapters/model-source.ts';
import { keepFresh } from './keep-fresh.ts';
import { errorName, type ProblemListener } from './problem.ts';
import type { ScoringBasis } from './score-profile.ts';

/** Rates that were published are in use after so long at the latest. */
export const LOOKUPS_REREAD_AFTER_MS = 60_000;

export interface BasisSources {
  readonly lookups: Pick<LookupStore, 'read'>;
  readonly model: ModelSource;
  readonly now: () => number;
  readonly onProblem: ProblemListener;
}

/** What scores rest on at the moment. Throws only as long as no rates could ever be read: they would be other scores. */
export function createCurrentBasis({
  lookups,
  model,
  now,
  onProblem,
}: BasisSources): () => Promise<ScoringBasis> {
  const ratesNow = keepFresh(() => lookups.read(), {
    everyMs: LOOKUPS_REREAD_AFTER_MS,
    now,
    onFailure: (error) => {
      onProblem('rates not read again, the last ones stay in use', { error: errorName(error) });
    },
  });
  return async () => {
    const rates = await ratesNow();
    return { lookups: rates, model: await model.current(), cause: 'event' };
  };
}
