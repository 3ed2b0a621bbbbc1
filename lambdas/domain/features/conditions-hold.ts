import type { Comparison, Condition, Test } from './condition.ts';
import type { FeatureScalar } from './fold/feature-values.ts';

type Check = (value: FeatureScalar) => boolean;

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  gte: (a, b) => a >= b,
  gt: (a, b) => a > b,
  lte: (a, b) => a <= b,
  lt: (a, b) => a < b,
};

function checkOf(test: Test): Check {
  if (test.op === 'present') return (value) => (value !== null) === test.present;
  if ('value' in test) {
    const compare = COMPARE[test.op];
    return (value) => typeof value === 'number' && compare(value, test.value);
  }
  const negated = test.op === 'not_in';
  const [only, ...others] = test.values;
  // most tests name one value, and are asked of every event
  if (others.length === 0) return (value) => value !== null && (value === only) !== negated;
  return (value) => value !== null && test.values.includes(value) !== negated;
}

/**
 * One question for all of the conditions, to be asked of many things: do they all hold? `readerOf` gives what
 * reads a subject's value. An empty value fails every test but `{present: false}`.
 */
export function conditionsHold<T>(
  conditions: readonly Condition[],
  readerOf: (subject: string) => (thing: T) => FeatureScalar,
): (thing: T) => boolean {
  const checks = conditions.flatMap(({ subject, tests }) =>
    tests.map((test) => ({ read: readerOf(subject), check: checkOf(test) })),
  );
  return (thing) => {
    for (const { read, check } of checks) if (!check(read(thing))) return false;
    return true;
  };
}
