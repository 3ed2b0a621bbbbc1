import type { Feature } from '#domain/features/feature.ts';
import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { textLiteral } from '../sql/literal.ts';
import { modelText } from '../sql/model-text.ts';
import { ratesUsed } from './rate-changes.ts';

const NONE = `select
  cast(feature as string) as feature,
  cast(scorecard_version as string) as scorecard_version
from (select null as feature, null as scorecard_version) as no_rate
where feature is not null`;

// from a table of one row, as every select is from somewhere
const rate = (name: string, version: string): string => `select
  cast(${textLiteral(name)} as string) as feature,
  cast(${textLiteral(version)} as string) as scorecard_version
from (select 1 as one) as one_rate`;

/** The rates of the population on which scores hang, each by its feature's name. */
export function scoredRatesModel(scorecard: Scorecard, features: readonly Feature[]): string {
  const names = ratesUsed(scorecard, features).map(({ name }) => name);
  return modelText(
    {
      source: `definitions/scorecard.yaml (${scorecard.version})`,
      reads: [],
      writes: 'scored_rates',
      grain: 'one row per rate of the population the scorecard looks at',
    },
    names.length === 0 ? NONE : names.map((name) => rate(name, scorecard.version)).join('\nunion all\n'),
  );
}
