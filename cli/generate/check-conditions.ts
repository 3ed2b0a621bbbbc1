import type { Condition, Scalar, Test } from '#domain/features/condition.ts';
import { isNumeric, type ValueType } from '#domain/features/value-type.ts';
import { unknownName } from './nearest.ts';
import type { DefinitionFile, Path } from './yaml/definition-file.ts';

/** What conditions may speak of: their types, and the values of those that hold one of a closed list. */
export interface Subjects {
  /** What a subject is called in messages: column, feature. */
  readonly kind: string;
  readonly types: ReadonlyMap<string, ValueType>;
  readonly knownValues?: Readonly<Record<string, readonly string[]>>;
  /** Names that exist but could not be read; their mistakes are told where they are declared. */
  readonly unreadable?: readonly string[];
}

const article = { string: 'a text', bigint: 'a whole number', double: 'a number', boolean: 'true or false' };

function fits(value: Scalar, type: ValueType): boolean {
  if (type === 'bigint') return Number.isSafeInteger(value);
  if (type === 'double') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

function* valueMistakes(values: readonly Scalar[], subject: string, subjects: Subjects): Generator<string> {
  const type = subjects.types.get(subject) ?? 'string';
  if (type === 'date') {
    yield `${subjects.kind} ${subject} is a date, only {present: true} or {present: false} can be asked of it`;
    return;
  }
  for (const value of values) {
    const known = subjects.knownValues?.[subject];
    if (!fits(value, type)) {
      yield `${subjects.kind} ${subject} is ${type}: must be compared with ${article[type]}, found ${JSON.stringify(value)}`;
    } else if (known && !known.includes(String(value))) {
      yield unknownName(subject, String(value), known);
    }
  }
}

function* testMistakes(test: Test, subject: string, subjects: Subjects): Generator<string> {
  if (test.op === 'present') return;
  if ('values' in test) {
    yield* valueMistakes(test.values, subject, subjects);
    return;
  }
  const type = subjects.types.get(subject) ?? 'string';
  if (!isNumeric(type)) {
    yield `${subjects.kind} ${subject} is ${type}: ${test.op} needs a number to compare with`;
  } else {
    yield* valueMistakes([test.value], subject, subjects);
  }
}

/** Bounds that leave no room between them: a slip that would make a rule silently dead. */
function isEmptyRange(tests: readonly Test[]): boolean {
  const bound = (op: Test['op']): number | undefined => {
    const test = tests.find((candidate) => candidate.op === op);
    return test && 'value' in test ? test.value : undefined;
  };
  const least = Math.max(bound('gte') ?? -Infinity, bound('gt') ?? -Infinity);
  const most = Math.min(bound('lte') ?? Infinity, bound('lt') ?? Infinity);
  return least > most || (least === most && (bound('gt') === least || bound('lt') === most));
}

/** Notes conditions on things that do not exist, of the wrong type, or that can never hold. */
export function checkConditions(
  file: DefinitionFile,
  at: Path,
  conditions: readonly Condition[],
  subjects: Subjects,
): void {
  for (const { subject, tests } of conditions) {
    const place = [...at, subject];
    if (!subjects.types.has(subject)) {
      if (!subjects.unreadable?.includes(subject)) {
        file.report(place, unknownName(subjects.kind, subject, [...subjects.types.keys()]));
      }
      continue;
    }
    for (const test of tests) {
      for (const message of testMistakes(test, subject, subjects)) file.report(place, message);
    }
    if (isEmptyRange(tests)) file.report(place, `the bounds on ${subject} leave no value that could hold`);
  }
}
