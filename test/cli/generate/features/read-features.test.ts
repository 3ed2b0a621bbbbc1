import { ANY_SCORECARD, featuresFile, mistakesOf, N } from '../definition-fixtures.ts';

const mistakes = (...features: readonly string[]): string[] =>
  mistakesOf({ features: featuresFile(N, ...features), scorecard: ANY_SCORECARD }).map((mistake) =>
    mistake.replace('definitions/features.yaml:', ''),
  );

describe('readFeatures', () => {
  it.each([
    [
      'an unknown kind',
      '{name: x, what: X, kind: median}',
      /^3: kind must be one of count, sum, .*lookup_rate, found "median"$/,
    ],
    ['a missing kind', '{name: x, what: X}', /^3: kind must be one of .*, found missing$/],
    [
      'an unknown key',
      '{name: x, what: X, kind: count, windowdays: 7}',
      /^3: unknown key windowdays \(did you mean window_days\?\), allowed are name, what, /,
    ],
    [
      'a key of another kind',
      '{name: x, what: X, kind: count, half_life_days: 7}',
      /^3: unknown key half_life_days, allowed are /,
    ],
    ['a missing sentence', '{name: x, kind: count}', /^3: what must be a text, found missing$/],
    [
      'a sentence over two lines',
      '{name: x, what: "a\\nb", kind: count}',
      /^3: what must be one line of text .*, found "a\\nb"$/,
    ],
    [
      'a name that SQL could not hold',
      '{name: Budget Max, what: X, kind: count}',
      /^3: name must be lower case letters, .*, found "Budget Max"$/,
    ],
    [
      'a word of SQL as name',
      '{name: order, what: X, kind: count}',
      /^3: order is a word of SQL and cannot name a feature$/,
    ],
    [
      'a name every point has',
      '{name: as_of_ms, what: X, kind: count}',
      /^3: as_of_ms is a column of every point already/,
    ],
    [
      'a name declared twice',
      '{name: n, what: X, kind: count}',
      /^3: feature n is declared twice, names are unique$/,
    ],
    [
      'an unknown column',
      '{name: x, what: X, kind: max, value: budgt_max}',
      /^3: unknown column "budgt_max" \(did you mean budget_max\?\), allowed are event_id, /,
    ],
    [
      'a sum of texts',
      '{name: x, what: X, kind: sum, value: city}',
      /^3: column city is string, allowed are whole numbers: .*webinar_seconds/,
    ],
    [
      'a missing value',
      '{name: x, what: X, kind: sum}',
      /^3: value must be a column of events, a whole number, or .*, found missing$/,
    ],
    [
      'a value that is not whole',
      '{name: x, what: X, kind: sum, value: 1.5}',
      /^3: value must be a column of events, a whole number, or .*, found 1\.5$/,
    ],
    [
      'a map of an unknown column',
      '{name: x, what: X, kind: max, value: {of: sorce, map: {web: 1}}}',
      /^3: unknown column "sorce" \(did you mean source\?\)/,
    ],
    [
      'a map of a number',
      '{name: x, what: X, kind: max, value: {of: budget_max, map: {10: 1}}}',
      /^3: column budget_max is bigint, a map needs a text column$/,
    ],
    [
      'a map to parts of a point',
      '{name: x, what: X, kind: max, value: {of: source, map: {web: 0.5}}}',
      /^3: value\.map\.web must be a whole number .*, found 0\.5$/,
    ],
    [
      'an empty map',
      '{name: x, what: X, kind: max, value: {of: source, map: {}}}',
      /^3: value\.map must map at least one value, found \{\}$/,
    ],
    [
      'a source nobody sends',
      '{name: x, what: X, kind: max, value: {of: source, map: {wab: 1}}}',
      /^3: unknown source "wab" \(did you mean web\?\), allowed are roadshow, webinar, online, web, crm$/,
    ],
    [
      'an event type nobody sends',
      '{name: x, what: X, kind: count, filter: {event_type: page_veiw}}',
      /^3: unknown event_type "page_veiw" \(did you mean page_view\?\)/,
    ],
    [
      'a filter on an unknown column',
      '{name: x, what: X, kind: count, filter: {evnt_type: click}}',
      /^3: unknown column "evnt_type" \(did you mean event_type\?\)/,
    ],
    [
      'a filter of the wrong type',
      '{name: x, what: X, kind: count, filter: {budget_max: "much"}}',
      /^3: column budget_max is bigint: must be compared with a whole number, found "much"$/,
    ],
    [
      'half a whole number',
      '{name: x, what: X, kind: count, filter: {budget_max: {gte: 0.5}}}',
      /^3: column budget_max is bigint: must be compared with a whole number, found 0\.5$/,
    ],
    [
      'a size of a text',
      '{name: x, what: X, kind: count, filter: {city: {gte: 1}}}',
      /^3: column city is string: gte needs a number to compare with$/,
    ],
    [
      'a day as text',
      '{name: x, what: X, kind: count, filter: {event_date: "2025-01-01"}}',
      /^3: column event_date is a date, only \{present: true\}/,
    ],
    [
      'an unknown comparison',
      '{name: x, what: X, kind: count, filter: {budget_max: {gtee: 1}}}',
      /^3: unknown key gtee \(did you mean gte\?\), allowed are gte, gt, lte, lt, present, not$/,
    ],
    [
      'bounds that exclude each other',
      '{name: x, what: X, kind: count, filter: {budget_max: {gt: 5, lt: 5}}}',
      /^3: the bounds on budget_max leave no value that could hold$/,
    ],
    [
      'a filter that says nothing',
      '{name: x, what: X, kind: count, filter: {city: {}}}',
      /^3: filter\.city says nothing/,
    ],
    [
      'an empty list',
      '{name: x, what: X, kind: count, filter: {city: []}}',
      /^3: filter\.city must list at least one value/,
    ],
    [
      'whether something exists without saying what',
      '{name: x, what: X, kind: exists}',
      /^3: filter must .*, found missing$/,
    ],
    [
      'a window of no days',
      '{name: x, what: X, kind: count, window_days: 0}',
      /^3: window_days must be a whole number of at least 1, found 0$/,
    ],
    [
      'a half-life of no days',
      '{name: x, what: X, kind: decayed_sum, value: 1, half_life_days: 0}',
      /^3: half_life_days must be a whole number of at least 1, found 0$/,
    ],
    [
      'a negative half-life',
      '{name: x, what: X, kind: decayed_sum, value: 1, half_life_days: -7}',
      /^3: half_life_days must be .*, found -7$/,
    ],
    [
      'a missing half-life',
      '{name: x, what: X, kind: decayed_sum, value: 1}',
      /^3: half_life_days must be .*, found missing$/,
    ],
    [
      'a rate by an unknown column',
      '{name: x, what: X, kind: lookup_rate, by: town, of: n, prior_weight: 1}',
      /^3: unknown population column "town", allowed are city, /,
    ],
    [
      'a rate looked up by a number',
      '{name: x, what: X, kind: lookup_rate, by: city, of: n, prior_weight: 1}',
      /^3: feature n is bigint, a rate is looked up by a text/,
    ],
    [
      'a rate looked up by nothing',
      '{name: x, what: X, kind: lookup_rate, by: city, of: citi, prior_weight: 1}',
      /^3: unknown feature "citi"/,
    ],
    [
      'a negative weight',
      '{name: x, what: X, kind: lookup_rate, by: city, of: n, prior_weight: -1}',
      /^3: prior_weight must not be negative, found -1$/,
    ],
    ['a feature that is no map', 'count', /^3: must be a map of keys and values, found "count"$/],
  ])('refuses %s, naming the line and what is allowed', (_, feature, message) => {
    expect(mistakes(feature)[0]).toMatch(message);
  });

  it('points at the line within a feature, not at its first', () => {
    const features = `features:
  - ${N}
  - name: x
    what: X
    kind: sum
    value: webinar_seconds
    filter:
      source: web
      cty: Oslo
`;
    expect(mistakesOf({ features, scorecard: ANY_SCORECARD })).toEqual([
      expect.stringMatching(/^definitions\/features\.yaml:9: unknown column "cty" \(did you mean city\?\)/),
    ]);
  });

  it('refuses a file without features', () => {
    expect(mistakesOf({ features: 'features: []\n', scorecard: ANY_SCORECARD })[0]).toMatch(
      /^definitions\/features\.yaml:1: features must hold a feature/,
    );
  });
});
