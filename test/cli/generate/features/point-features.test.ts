import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { ANY_SCORECARD, featuresFile, N, textsWith } from '../definition-fixtures.ts';

const CITY = '{name: town, what: City, kind: latest, value: city}';
const RATE = '{name: town_rate, what: Rate, kind: lookup_rate, by: city, of: town, prior_weight: 20}';
const decayed = (name: string, days: number) =>
  `{name: ${name}, what: ${name}, kind: decayed_sum, value: questions_asked, half_life_days: ${days}}`;

function models(...features: readonly string[]): { own: string; all: string } {
  const files = compileDefinitionTexts(
    textsWith({ features: featuresFile(...features), scorecard: ANY_SCORECARD }),
  );
  return {
    own: files.get('glue-scripts/models/210_point_features.sql') ?? '',
    all: files.get('glue-scripts/models/213_feature_values.sql') ?? '',
  };
}

/** Names of the columns a model ends in. */
const columns = (text: string): string[] =>
  text
    .slice(text.lastIndexOf('\nselect\n'), text.lastIndexOf('\nfrom points as p'))
    .split(/,\n {2}(?=\S)/)
    .map((column) => / as (\w+)$/.exec(column)?.[1] ?? column);

describe('pointFeaturesModel', () => {
  it('leaves rates to the model that knows the population, and keeps the order of all others', () => {
    const { own, all } = models(N, RATE, CITY);
    expect(columns(own)).toEqual(['lead_id', 'n', 'town']);
    expect(columns(all)).toEqual(['lead_id', 'as_of_ms', 'known_at_ms', 'n', 'town_rate', 'town']);
    expect(own).not.toContain('population');
  });

  it('says nothing of the time of a point, so that it stays true until the day is over', () => {
    const { own } = models(N, CITY);
    const uses = own.match(/\w*(as_of|known_at)\w*/g) ?? [];
    // the day of the point is made from its time, once, and only ages are counted from it
    expect(uses).toEqual(['as_of_ms', 'as_of_day', 'as_of_day']);
  });

  it('says nothing of guards when there are none', () => {
    expect(models(N, CITY).own).not.toMatch(/ignored|crowds/);
  });

  it('reads the factors of decay only when something decays', () => {
    expect(models(N).own).toContain('-- reads: feature_points, feature_point_events\n');
    expect(models(N).own).not.toContain('decay');
    expect(models(N, decayed('fading', 7)).own).toContain(
      '-- reads: feature_points, feature_point_events, decay_factors\n',
    );
  });

  it('looks each half-life up once, however many features decay by it', () => {
    const { own } = models(N, decayed('a', 7), decayed('b', 30), decayed('c', 7));
    expect(own.match(/left join decay_factors as \w+\s+on \w+\.half_life_days = (7|30) /g)).toHaveLength(2);
  });
});
