import type { Feature } from '#domain/features/feature.ts';
import type { Rule, Scorecard } from '#domain/scorecard/scorecard.ts';
import { modelText } from '../sql/model-text.ts';

const featuresOf = ({ when, points, mainFeature }: Rule): string[] => [
  ...when.map(({ subject }) => subject),
  ...(points.kind === 'per_unit' ? [points.feature] : []),
  mainFeature,
];

/** The lookup-rate features a scorecard looks at. */
export function ratesUsed(scorecard: Scorecard, features: readonly Feature[]): readonly Feature[] {
  const used = new Set(scorecard.rules.flatMap(featuresOf));
  return features.filter(({ kind, name }) => kind === 'lookup_rate' && used.has(name));
}

/**
 * Leads to be scored again although none of their own events moved: a rate of their population, which the
 * scorecard looks at, has changed. A scorecard that looks at no rate has none.
 */
export function rateChangesModel(scorecard: Scorecard, features: readonly Feature[]): string {
  const differs = ratesUsed(scorecard, features).map(
    ({ name }) => `  coalesce(now.${name}, -1e0) <> coalesce(before.${name}, -1e0)`,
  );
  const header = {
    source: `definitions/scorecard.yaml (${scorecard.version})`,
    writes: 'rate_changes',
    grain: 'one row per lead with another rate than before, of those the scorecard looks at',
  };
  if (differs.length === 0) {
    return modelText(
      { ...header, reads: [] },
      'select cast(lead_id as string) as lead_id from (select null as lead_id) as nobody where lead_id is not null',
    );
  }
  return modelText(
    { ...header, reads: ['features_before', 'features_now'] },
    `select cast(now.lead_id as string) as lead_id
from features_now as now
inner join features_before as before on now.lead_id = before.lead_id
where
${differs.join('\n  or\n')}`,
  );
}
