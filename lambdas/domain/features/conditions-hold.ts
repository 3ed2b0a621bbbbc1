import type { Comparison, Condition, Test } from './condition.ts';
import type { FeatureScalar } from './fold/feature-values.ts';

type Reader<T> = (thing: T) => FeatureScalar;
type Check<T> = (thing: T) => boolean;

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  gte: (a, b) => a >= b,
  gt: (a, b) => a > b,
  lte: (a, b) => a <= b,
  lt: (a, b) => a < b,
};

// One call reads and compares: most tests are asked of every event.
function checkOf<T>(test: Test, read: Reader<T>): Check<T> {
  if (test.op === 'present') return (thing) => (read(thing) !== null) === test.present;
  if ('value' in test) {
    const compare = COMPARE[test.op];
    return (thing) => {
      const value = read(thing);
      return typeof value === 'number' && compare(value, test.value);
    };
  }
  const negated = test.op === 'not_in';
  const [only, ...others] = test.values;
  if (others.length > 0) {
    return (thing) => {
      const value = read(thing);
      return value !== null && test.values.includes(value) !== negated;
    };
  }
  if (!negated) return (thing) => read(thing) === only;
  return (thing) => {
    const value = read(thing);
    return value !== null && value !== only;
  };
}

/**
 * One question for all of the conditions, to be asked of many things: do they all hold? `readerOf` gives what
 * reads a subject's value. An empty value fails every test but `{present: false}`.
 */
export function conditionsHold<T>(
  conditions: readonly Condition[],
  readerOf: (subject: string) => Reader<T>,
): Check<T> {
  const checks = conditions.flatMap(({ subject, tests }) =>
    tests.map((test) => checkOf(test, readerOf(subject))),
  );
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) return only;
  return (thing) => {
    for (const check of checks) if (!check(thing)) return false;
    return true;
  };
}
