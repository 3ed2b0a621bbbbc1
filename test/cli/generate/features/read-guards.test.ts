import { readDefinitions } from '#cli/generate/compile-definitions.ts';
import { ANY_SCORECARD, featuresFile, mistakesOf, N, textsWith } from '../definition-fixtures.ts';

/** A features file with these guards, the first of which stands on line 2, then these features besides the first. */
const file = (guards: readonly string[], ...features: readonly string[]): string =>
  `guards:\n${guards.map((guard) => `  - ${guard}\n`).join('')}${featuresFile(N, ...features)}`;

const mistakes = (...written: Parameters<typeof file>): string[] =>
  mistakesOf({ features: file(...written), scorecard: ANY_SCORECARD }).map((mistake) =>
    mistake.replace('definitions/features.yaml:', ''),
  );

const GOOD = '{name: g, what: G, when: {is_automated: true}}';
const burst = (text: string): string => `{name: g, what: G, when: {source: online}, burst: ${text}}`;

describe('readGuards', () => {
  it('reads minutes as milliseconds', () => {
    const features = file([burst('{by: phone_key, more_than: 2, within_minutes: 5}')]);
    expect(readDefinitions(textsWith({ features, scorecard: ANY_SCORECARD })).guards).toEqual([
      {
        name: 'g',
        what: 'G',
        when: [{ subject: 'source', tests: [{ op: 'in', values: ['online'] }] }],
        burst: { by: 'phone_key', moreThan: 2, withinMs: 300_000 },
      },
    ]);
  });

  it.each([
    ['no condition', '{name: g, what: G}', /^2: when must be a map of conditions, found missing$/],
    ['an empty condition', '{name: g, what: G, when: {}}', /^2: when must hold at least one condition/],
    [
      'an unknown column',
      '{name: g, what: G, when: {is_automatic: true}}',
      /^2: unknown column "is_automatic" \(did you mean is_automated\?\)/,
    ],
    [
      'a source nobody sends',
      '{name: g, what: G, when: {source: onlin}}',
      /^2: unknown source "onlin" \(did you mean online\?\)/,
    ],
    [
      'an unknown key',
      '{name: g, what: G, filter: {source: web}, when: {source: web}}',
      /^2: unknown key filter, allowed are name, what, when, burst$/,
    ],
    ['a missing name', '{what: G, when: {source: web}}', /^2: name must be a name, found missing$/],
    [
      'the name of no guard',
      '{name: none, what: G, when: {source: web}}',
      /^2: name must not be none, which says that a feature looks at all events, found "none"$/,
    ],
    ['a missing sentence', '{name: g, when: {source: web}}', /^2: what must be a text, found missing$/],
    [
      'a burst by an unknown column',
      burst('{by: emial_key, more_than: 3, within_minutes: 10}'),
      /^2: unknown column "emial_key" \(did you mean email_key\?\)/,
    ],
    [
      'a burst by a number',
      burst('{by: webinar_seconds, more_than: 3, within_minutes: 10}'),
      /^2: column webinar_seconds is bigint, a burst is of events that share a text: event_id, /,
    ],
    [
      'a burst of nothing',
      burst('{by: email_key, more_than: 0, within_minutes: 10}'),
      /^2: burst\.more_than must be a whole number of at least 1, found 0$/,
    ],
    [
      'a burst without a time',
      burst('{by: email_key, more_than: 3}'),
      /^2: burst\.within_minutes must be a whole number .*, found missing$/,
    ],
    [
      'a burst of more than a year',
      burst('{by: email_key, more_than: 3, within_minutes: 525601}'),
      /^2: burst\.within_minutes must be at most 525600 \(a year\), found 525601$/,
    ],
    [
      'half a minute',
      burst('{by: email_key, more_than: 3, within_minutes: 0.5}'),
      /^2: burst\.within_minutes must be a whole number .*, found 0\.5$/,
    ],
  ])('refuses %s, naming the line and what is allowed', (_, guard, message) => {
    expect(mistakes([guard])).toEqual([expect.stringMatching(message)]);
  });

  it('refuses a name declared twice', () => {
    expect(mistakes([GOOD, GOOD])).toEqual(['3: guard g is declared twice, names are unique']);
  });

  it('refuses guards that are no list', () => {
    expect(mistakesOf({ features: `guards: all\n${featuresFile(N)}`, scorecard: ANY_SCORECARD })[0]).toMatch(
      /^definitions\/features\.yaml:1: guards must be a list of guards, found "all"$/,
    );
  });

  it('refuses a feature of a guard that is not there, and names those that are', () => {
    expect(mistakes([GOOD], '{name: x, what: X, kind: count, guard: h}')).toEqual([
      '5: unknown guard "h" (did you mean g?), allowed are none, g',
    ]);
  });

  it('does not blame a feature for a guard that has a mistake itself', () => {
    expect(mistakes(['{name: g, what: G}'], '{name: x, what: X, kind: count, guard: g}')).toEqual([
      '2: when must be a map of conditions, found missing',
    ]);
  });

  it('has no guard in a rate, whose leads are guarded already', () => {
    const rate = '{name: x, what: X, kind: lookup_rate, by: city, of: n, prior_weight: 1, guard: none}';
    expect(mistakes([GOOD], rate)[0]).toMatch(/^5: unknown key guard, allowed are name, what, /);
  });
});
