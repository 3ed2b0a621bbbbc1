import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Comparison, Condition, Test } from '#domain/features/condition.ts';
import type { FeatureScalar, FeatureValues } from '#domain/features/fold/feature-values.ts';
import { THOUSANDTHS } from '#domain/features/thousandths.ts';
import type { Points, Rule, Scorecard } from '#domain/scorecard/scorecard.ts';

type RulesCondition = { fact: string; operator: string; value: unknown };

const COMPARE: Readonly<Record<Comparison, string>> = {
  gte: 'greaterThanInclusive',
  gt: 'greaterThan',
  lte: 'lessThanInclusive',
  lt: 'lessThan',
};

/**
 * The same scorecard as rules of json-rules-engine, as one would write them for it: conditions in its words, the
 * points beside the event a rule fires. It knows no points by the unit, so those are worked out from the facts.
 */
export function createRulesEngine({ rules }: Scorecard): (values: FeatureValues) => Promise<number> {
  const engine = new Engine(rules.map(ruleOf));
  return async (values) => {
    const { events } = await engine.run({ ...values });
    const milli = events.reduce((sum, { params }) => sum + pointsOf(params as Points, values), 0);
    return milli / THOUSANDTHS;
  };
}

function ruleOf({ code, when, points }: Rule): RuleProperties {
  const own = points.kind === 'per_unit' ? [above(points.feature, points.above)] : [];
  return {
    conditions: { all: [...when.flatMap(conditionsOf), ...own] },
    event: { type: code, params: points },
  };
}

const above = (fact: string, value: number): RulesCondition => ({ fact, operator: COMPARE.gt, value });

const conditionsOf = ({ subject: fact, tests }: Condition): RulesCondition[] =>
  tests.flatMap((test) => [
    { fact, ...testOf(test) },
    // there, what is not known is none of the values, and would do
    ...(test.op === 'not_in' ? [{ fact, ...testOf({ op: 'present', present: true }) }] : []),
  ]);

function testOf(test: Test): Omit<RulesCondition, 'fact'> {
  if (test.op === 'present') return { operator: test.present ? 'notEqual' : 'equal', value: null };
  if ('value' in test) return { operator: COMPARE[test.op], value: test.value };
  return { operator: test.op === 'in' ? 'in' : 'notIn', value: [...test.values] };
}

function pointsOf(points: Points, values: FeatureValues): number {
  if (points.kind === 'shown') return 0;
  if (points.kind === 'fixed') return points.milli;
  const seen: FeatureScalar = values[points.feature] ?? null;
  if (typeof seen !== 'number') return 0;
  const size = Math.floor(((seen - points.above) * Math.abs(points.milliPerStep)) / points.every);
  const limited = points.capMilli === null ? size : Math.min(size, Math.abs(points.capMilli));
  return Math.sign(points.milliPerStep) * limited;
}
