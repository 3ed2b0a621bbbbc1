import { DECAY_ONE } from '#domain/features/decay-table.ts';
import type { Feature } from '#domain/features/feature.ts';
import { lines, modelText, step } from '../sql/model-text.ts';

export interface DecayFactor {
  readonly halfLifeDays: number;
  readonly ageDays: number;
  readonly millionths: number;
}

/** Factors of a half-life by age, down to the last that is not 0. */
export function decayFactors(halfLifeDays: number): DecayFactor[] {
  const factors: DecayFactor[] = [];
  for (let ageDays = 0; ; ageDays += 1) {
    const millionths = Math.round(DECAY_ONE * 2 ** (-ageDays / halfLifeDays));
    if (millionths === 0) return factors;
    factors.push({ halfLifeDays, ageDays, millionths });
  }
}

/** Half-lives the features use, each once, shortest first. */
export function halfLives(features: readonly Feature[]): number[] {
  const days = features.flatMap((feature) => (feature.kind === 'decayed_sum' ? [feature.halfLifeDays] : []));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Rows with a name each, so that no engine guesses one. A table of nothing is one row that is left out. */
function rows(factors: readonly DecayFactor[]): string {
  if (factors.length === 0) {
    return 'select 0 as half_life_days, 0 as age_days, 0 as factor_millionths where 1 = 0';
  }
  const values = factors.map(
    ({ halfLifeDays, ageDays, millionths }) => `(${halfLifeDays}, ${ageDays}, ${millionths})`,
  );
  return `select * from (values\n${lines(values)}\n) as t(half_life_days, age_days, factor_millionths)`;
}

export function decayFactorsModel(features: readonly Feature[]): string {
  const header = {
    source: 'definitions/features.yaml',
    reads: [],
    writes: 'decay_factors',
    grain: 'one row per half-life and age in whole days; an older event counts 0',
  };
  const factors = halfLives(features).flatMap(decayFactors);
  return modelText(
    header,
    `with
${step('factors', rows(factors))}
select
  cast(half_life_days as bigint) as half_life_days,
  cast(age_days as bigint) as age_days,
  cast(factor_millionths as bigint) as factor_millionths
from factors`,
  );
}
