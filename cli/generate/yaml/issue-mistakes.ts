import type { z } from 'zod';
import { nearest } from '../nearest.ts';

type Issue = z.core.$ZodIssue;

interface PlacedMessage {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const show = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);

/** The branch of a union that was meant: the one whose own type fits the value, if only one does. */
function meantBranch(branches: readonly Issue[][]): readonly Issue[] | undefined {
  const fitting = branches.filter(
    ([first]) => first !== undefined && !(first.path.length === 0 && first.code === 'invalid_type'),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function unknownKey(issue: Issue & { code: 'unrecognized_keys' }, key: string): PlacedMessage {
  const meant = nearest(key, issue.message.replace('allowed are ', '').split(', '));
  const suggestion = meant === null ? '' : ` (did you mean ${meant}?)`;
  return { path: [...issue.path, key], message: `unknown key ${key}${suggestion}, ${issue.message}` };
}

function* placed(issue: Issue, value: unknown): Generator<PlacedMessage> {
  if (issue.code === 'unrecognized_keys') {
    yield* issue.keys.map((key) => unknownKey(issue, key));
    return;
  }
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (branch) {
    const placedFromTop = branch.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] }));
    yield* issueMistakes(placedFromTop, value);
    return;
  }
  const found = valueAt(value, issue.path);
  const subject = issue.path.map(String).join('.');
  yield {
    path: issue.path,
    message: `${subject === '' ? '' : `${subject} `}${issue.message}, found ${show(found)}`,
  };
}

/** Says each thing a schema refused in one sentence: the key, what it must be, what was found. */
export function issueMistakes(issues: readonly Issue[], value: unknown): PlacedMessage[] {
  return issues.flatMap((issue) => [...placed(issue, value)]);
}
