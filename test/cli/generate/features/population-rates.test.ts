import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { featuresFile, N, rulesFile, textsWith } from '../definition-fixtures.ts';

const CITY = '{name: town, what: City, kind: latest, value: city}';
const RATE = '{name: town_rate, what: Rate, kind: lookup_rate, by: city, of: town, prior_weight: 20}';
const MILD_RATE = '{name: mild_rate, what: Rate, kind: lookup_rate, by: city, of: town, prior_weight: 1}';

const SCORECARD = rulesFile('{code: ALL, group: source, what: All, when: {n: {gte: 1}}, points: 1}');

function filesOf(...features: readonly string[]): ReadonlyMap<string, string> {
  return compileDefinitionTexts(textsWith({ features: featuresFile(N, ...features), scorecard: SCORECARD }));
}

const modelOf = (...features: readonly string[]): string =>
  filesOf(...features).get('glue-scripts/models/214_population_rates.sql') ?? '';

describe('populationRatesModel', () => {
  it('works each rate out by the very formula that gives it to leads', () => {
    const values = filesOf(CITY, RATE).get('glue-scripts/models/213_feature_values.sql') ?? '';
    const formula =
      /cast\(\s+coalesce\(town_rate_counts[\s\S]+?, 0e0\)/.exec(modelOf(CITY, RATE))?.[0] ?? 'none';
    const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ');
    expect(squeezed(values)).toContain(squeezed(formula));
  });

  it('asks on behalf of every rate that has the same key', () => {
    const text = modelOf(CITY, RATE, MILD_RATE);
    expect(text).toContain("case when feature in ('town_rate', 'mild_rate') then value end as town");
    expect(text.match(/where p\.feature = '\w+'/g)).toEqual([
      "where p.feature = 'town_rate'",
      "where p.feature = 'mild_rate'",
    ]);
  });

  it('has no row where no feature is a rate', () => {
    expect(modelOf()).toContain('from run_context\nwhere as_of_ms is null');
  });
});
