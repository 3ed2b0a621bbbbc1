import type { Comparison, Condition, Test } from '#domain/features/condition.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { literal } from './literal.ts';

const OPERATORS: Readonly<Record<Comparison, string>> = { gte: '>=', gt: '>', lte: '<=', lt: '<' };

function testSql(test: Test, column: string, type: ValueType): string {
  if (test.op === 'present') return `${column} is ${test.present ? 'not ' : ''}null`;
  if ('value' in test) return `${column} ${OPERATORS[test.op]} ${literal(test.value, type)}`;
  const values = test.values.map((value) => literal(value, type));
  const negated = test.op === 'not_in';
  if (values.length === 1) return `${column} ${negated ? '<>' : '='} ${values[0]}`;
  return `${column} ${negated ? 'not in' : 'in'} (${values.join(', ')})`;
}

/** Each test as one SQL condition; all of them must hold. Three-valued logic answers for empty columns. */
export function conditionsSql(
  conditions: readonly Condition[],
  alias: string,
  types: ReadonlyMap<string, ValueType>,
): string[] {
  return conditions.flatMap(({ subject, tests }) =>
    tests.map((test) => testSql(test, `${alias}.${subject}`, types.get(subject) ?? 'string')),
  );
}
