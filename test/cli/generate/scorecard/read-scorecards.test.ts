import { bandsFile, mistakesOf, rulesFile } from '../definition-fixtures.ts';

const mistakes = (scorecard: string): string[] =>
  mistakesOf({ scorecard }).map((mistake) => mistake.replace('definitions/scorecard.yaml:', ''));

const GOOD = '{code: A, group: intent, what: A, when: {has_email: true}, points: 1}';

describe('the rules of a scorecard', () => {
  it.each([
    [
      'an unknown feature in a condition',
      '{code: X, group: intent, what: X, when: {budget_mx: {gte: 1}}, points: 1}',
      /^7: unknown feature "budget_mx" \(did you mean budget_max\?\), allowed are source_weight, /,
    ],
    [
      'an unknown feature that is counted',
      '{code: X, group: intent, what: X, points: {per: 1, of: questions}}',
      /^7: unknown feature "questions".*allowed are /,
    ],
    [
      'points on a text',
      '{code: X, group: intent, what: X, points: {per: 1, of: city}}',
      /^7: feature city is string and cannot be counted, allowed are source_weight, /,
    ],
    [
      'points on true or false',
      '{code: X, group: intent, what: X, points: {per: 1, of: has_email}}',
      /^7: feature has_email is boolean and cannot be counted/,
    ],
    [
      'a code in lower case',
      '{code: x, group: intent, what: X, when: {has_email: true}, points: 1}',
      /^7: code must be UPPER_SNAKE.*, found "x"$/,
    ],
    [
      'an unknown group',
      '{code: X, group: interest, what: X, when: {has_email: true}, points: 1}',
      /^7: group must be one of source, engagement, intent, quality, recency, found "interest"$/,
    ],
    [
      'a condition of the wrong type',
      '{code: X, group: intent, what: X, when: {has_email: "yes"}, points: 1}',
      /^7: feature has_email is boolean: must be compared with true or false, found "yes"$/,
    ],
    [
      'a size of a text',
      '{code: X, group: intent, what: X, when: {city: {gt: 1}}, points: 1}',
      /^7: feature city is string: gt needs a number/,
    ],
    [
      'points for everybody',
      '{code: X, group: intent, what: X, points: 1}',
      /^7: rule X gives its points to everybody: it needs a condition \(when\)$/,
    ],
    [
      'no points',
      '{code: X, group: intent, what: X, when: {has_email: true}, points: 0}',
      /^7: a rule of 0 points does nothing, unless it is shown: true$/,
    ],
    [
      'points that would be shown anyway',
      '{code: X, group: intent, what: X, when: {has_email: true}, points: 1, shown: true}',
      /^7: shown is for a rule of 0 points, all others are shown anyway$/,
    ],
    [
      'points a unit that would be shown anyway',
      '{code: X, group: intent, what: X, points: {per: 1, of: webinar_seconds}, shown: true}',
      /^7: shown is for a rule of 0 points, all others are shown anyway$/,
    ],
    [
      'a rule that is shown to everybody',
      '{code: X, group: intent, what: X, points: 0, shown: true}',
      /^7: rule X gives its points to everybody: it needs a condition \(when\)$/,
    ],
    [
      'a rule that is not shown',
      '{code: X, group: intent, what: X, when: {has_email: true}, points: 0, shown: false}',
      /^7: shown must be true, or left out, found false$/,
    ],
    [
      'parts of a thousandth',
      '{code: X, group: intent, what: X, when: {has_email: true}, points: 1.0005}',
      /^7: points must not have more than three decimals, found 1\.0005$/,
    ],
    [
      'a cap of the wrong sign',
      '{code: X, group: recency, what: X, points: {per: -1, of: days_since_activity, cap: 30}}',
      /^7: cap must have the sign of per \(-1\), found 30$/,
    ],
    [
      'steps of nothing',
      '{code: X, group: intent, what: X, points: {per: 1, of: webinar_seconds, every: 0}}',
      /^7: points\.every must be a whole number of at least 1, found 0$/,
    ],
    [
      'an unknown key of points',
      '{code: X, group: intent, what: X, points: {per: 1, of: webinar_seconds, max: 3}}',
      /^7: unknown key max, allowed are per, of, every, above, cap$/,
    ],
    [
      'a missing reason',
      '{code: X, group: intent, when: {has_email: true}, points: 1}',
      /^7: what must be a text, found missing$/,
    ],
  ])('refuse %s, naming the line and what is allowed', (_, rule, message) => {
    expect(mistakes(rulesFile(rule))[0]).toMatch(message);
  });

  it('have codes that occur once', () => {
    expect(mistakes(rulesFile(GOOD, GOOD))).toEqual(['8: rule A is declared twice, codes are unique']);
  });

  it('are all read before any mistake is told', () => {
    const found = mistakes(
      rulesFile(GOOD, GOOD.replace('intent', 'intend'), GOOD.replace('has_email', 'has_mail')),
    );
    expect(found.map((mistake) => mistake.split(':', 1)[0])).toEqual(['8', '9', '9']);
  });
});

describe('the bands of a scorecard', () => {
  it('go down to one that takes all that is left', () => {
    expect(mistakes(bandsFile('{name: HOT, at_least: 80, action: A}', '{name: COLD, action: B}'))).toEqual(
      [],
    );
  });

  it.each([
    [
      'that rise',
      [
        '{name: HOT, at_least: 50, action: A}',
        '{name: WARM, at_least: 80, action: A}',
        '{name: COLD, action: A}',
      ],
      /^9: bands go down: WARM must be below 50, found 80$/,
    ],
    [
      'that overlap',
      [
        '{name: HOT, at_least: 50, action: A}',
        '{name: WARM, at_least: 50, action: A}',
        '{name: COLD, action: A}',
      ],
      /^9: bands go down: WARM must be below 50, found 50$/,
    ],
    [
      'with a name nobody knows',
      ['{name: TEPID, action: A}'],
      /^8: name must be one of HOT, WARM, COLD, found "TEPID"$/,
    ],
    [
      'of the same name',
      ['{name: HOT, at_least: 50, action: A}', '{name: HOT, action: A}'],
      /^9: band HOT is declared twice, names are unique$/,
    ],
    [
      'that leave low scores out',
      ['{name: HOT, at_least: 50, action: A}'],
      /^8: the last band takes all that is left: HOT must have no at_least$/,
    ],
    [
      'without a bound before the last',
      ['{name: HOT, action: A}', '{name: COLD, action: A}'],
      /^8: band HOT needs at_least, only the last band takes all that is left$/,
    ],
    ['without an action', ['{name: COLD}'], /^8: action must be a text, found missing$/],
  ])('are refused %s', (_, bands, message) => {
    expect(mistakes(bandsFile(...bands))[0]).toMatch(message);
  });
});

describe('the scorecards file', () => {
  it('must name a scorecard that exists as the active one', () => {
    expect(mistakes(rulesFile(GOOD).replace('active: only', 'active: onyl'))).toEqual([
      '1: unknown scorecard "onyl" (did you mean only?), allowed are only',
    ]);
  });

  it('is checked in its scorecards that do not score, too', () => {
    const idle = rulesFile('{code: X, group: intent, what: X, points: 1}').split('\n').slice(3).join('\n');
    expect(mistakes(`${rulesFile(GOOD)}  idle:\n${idle}`)).toEqual([
      '13: rule X gives its points to everybody: it needs a condition (when)',
    ]);
  });
});
