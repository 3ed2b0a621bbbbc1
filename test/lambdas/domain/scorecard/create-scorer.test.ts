import type { Feature } from '#domain/features/feature.ts';
import type { FeatureScalar } from '#domain/features/fold/feature-values.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { createScorer } from '#domain/scorecard/create-scorer.ts';
import { MissingBandError } from '#domain/scorecard/missing-band-error.ts';
import type { Band, Points, Rule } from '#domain/scorecard/scorecard.ts';

const BANDS: Band[] = [
  { name: 'HOT', atLeastMilli: 80_000, action: 'Call now' },
  { name: 'WARM', atLeastMilli: 50_000, action: 'Call later' },
  { name: 'COLD', atLeastMilli: null, action: 'Wait' },
];

const feature = (name: string, type: ValueType): Feature => ({
  name,
  what: name,
  unit: null,
  type,
  kind: 'latest',
  value: { from: 'column', column: name },
  guard: null,
  filter: [],
  windowDays: null,
  per: 1,
});
const FEATURES = [
  feature('n', 'bigint'),
  feature('is_odd', 'boolean'),
  feature('word', 'string'),
  feature('day', 'date'),
];

const rule = (over: Partial<Rule>): Rule => ({
  code: 'RULE',
  group: 'intent',
  what: 'A rule',
  when: [],
  points: { kind: 'fixed', milli: 1000 },
  mainFeature: 'n',
  ...over,
});
const perUnit = (over: Partial<Extract<Points, { kind: 'per_unit' }>>): Rule =>
  rule({
    points: {
      kind: 'per_unit',
      milliPerStep: 1000,
      feature: 'n',
      every: 1,
      above: 0,
      capMilli: null,
      ...over,
    },
  });
const score = (rules: Rule[], values: Record<string, FeatureScalar>, bands = BANDS) =>
  createScorer({ name: 'test', what: 'Test', version: 'test@1', bands, rules }, FEATURES)(values);
const present = (subject: string): Rule =>
  rule({ when: [{ subject, tests: [{ op: 'present', present: true }] }], mainFeature: subject });

describe('createScorer', () => {
  it.each<[string, Rule, FeatureScalar, number]>([
    ['so much a unit', perUnit({ milliPerStep: 2500 }), 3, 7.5],
    ['parts of a step in proportion', perUnit({ milliPerStep: 1500, every: 60 }), 90, 2.25],
    // 2000 / 3 = 666.7
    ['parts rounded down', perUnit({ every: 3 }), 2, 0.666],
    ['only what lies above', perUnit({ above: 7 }), 9, 2],
    ['nothing at the bound', perUnit({ above: 7 }), 7, 0],
    ['nothing below the bound', perUnit({ above: 7 }), 6, 0],
    ['nothing of an empty feature', perUnit({}), null, 0],
    ['no more than the cap', perUnit({ capMilli: 10_000 }), 1_000_000_000_000, 10],
    ['less for taking', perUnit({ milliPerStep: -1000, above: 7 }), 10, -3],
    ['rounded toward zero when taking', perUnit({ milliPerStep: -1000, every: 3 }), 2, -0.666],
    ['no less than the cap when taking', perUnit({ milliPerStep: -1000, capMilli: -30_000 }), 99, -30],
  ])('gives %s', (_, given, n, points) => {
    expect(score([given], { n }).finalScore).toBe(points);
  });

  it('gives the points of a rule only where its conditions hold', () => {
    const given = rule({ when: [{ subject: 'n', tests: [{ op: 'gte', value: 5 }] }] });
    expect([4, 5, null].map((n) => score([given], { n }).finalScore)).toEqual([0, 1, 0]);
  });

  it('sums thousandths whole, by group and in all', () => {
    const tenths = Array.from({ length: 3 }, (_, i) =>
      rule({ code: `R${i}`, points: { kind: 'fixed', milli: 100 }, group: i === 0 ? 'source' : 'recency' }),
    );
    // 0.1 + 0.1 + 0.1 in doubles is 0.30000000000000004
    expect(score(tenths, {})).toMatchObject({
      finalScore: 0.3,
      groupScores: { source: 0.1, engagement: 0, intent: 0, quality: 0, recency: 0.2 },
    });
  });

  it('shows the value behind the points: a number, a text, or true as 1; a day as neither', () => {
    const values = { n: 4, is_odd: true, word: 'Pune', day: '2025-01-01' };
    const seen = ['n', 'is_odd', 'word', 'day'].map((name) => {
      const [reason] = score([present(name)], values).reasons;
      return [reason?.valueNumber, reason?.valueText];
    });
    expect(seen).toEqual([
      [4, null],
      [1, null],
      [null, 'Pune'],
      [null, null],
    ]);
    const [reason] = score([present('is_odd')], { is_odd: false }).reasons;
    expect(reason).toEqual({
      code: 'RULE',
      group: 'intent',
      points: 1,
      valueNumber: 0,
      valueText: null,
      reason: 'A rule',
    });
  });

  it('gives no reason for what gave no points', () => {
    // 1 x 1 / 2000 of a thousandth is less than one
    expect(score([perUnit({ milliPerStep: -1, every: 2000 })], { n: 1 }).reasons).toEqual([]);
  });

  it('tells of a rule without points where its conditions hold, and leaves the score as it is', () => {
    const shown = rule({
      code: 'IGNORED',
      when: [{ subject: 'n', tests: [{ op: 'gt', value: 0 }] }],
      points: { kind: 'shown' },
    });
    const { finalScore, reasons } = score([shown, rule({})], { n: 3 });
    expect(finalScore).toBe(1);
    expect(reasons.map(({ code, points, valueNumber }) => [code, points, valueNumber])).toEqual([
      ['IGNORED', 0, 3],
      ['RULE', 1, 3],
    ]);
    expect(score([shown], { n: 0 }).reasons).toEqual([]);
  });

  it.each([
    [80_000, 'HOT', 'Call now'],
    [79_999, 'WARM', 'Call later'],
    [50_000, 'WARM', 'Call later'],
    [49_999, 'COLD', 'Wait'],
    [-1, 'COLD', 'Wait'],
  ])('puts %d thousandths into the band %s', (milli, band, action) => {
    const found = score([rule({ points: { kind: 'fixed', milli } })], {});
    expect([found.band, found.recommendedAction, found.scorecardVersion]).toEqual([band, action, 'test@1']);
  });

  it('refuses a scorecard that has no band for a score', () => {
    expect(() => score([], {}, BANDS.slice(0, 2))).toThrow(MissingBandError);
  });
});
