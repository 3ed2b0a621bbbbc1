import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { featuresFile, N, rulesFile, textsWith } from '../definition-fixtures.ts';

const CITY = '{name: town, what: City, kind: latest, value: city}';
const RATE = '{name: town_rate, what: Rate, kind: lookup_rate, by: city, of: town, prior_weight: 20}';

function model(rule: string): string {
  const features = featuresFile(N, CITY, RATE);
  const files = compileDefinitionTexts(textsWith({ features, scorecard: rulesFile(rule) }));
  return files.get('glue-scripts/models/226_scored_rates.sql') ?? '';
}

describe('scoredRatesModel', () => {
  it('names the rates the scorecard looks at', () => {
    const asks = '{code: RATE, group: quality, what: Rate, when: {town_rate: {gt: 0.5}}, points: 1}';
    expect(model(asks)).toContain("cast('town_rate' as string) as feature");
  });

  it('names none where it looks at none, as a lookup nobody scores by is no reason for a difference', () => {
    const silent = '{code: ALL, group: source, what: All, when: {n: {gte: 1}}, points: 1}';
    expect(model(silent)).toContain('where feature is not null');
    expect(model(silent)).not.toContain('town_rate');
  });
});
