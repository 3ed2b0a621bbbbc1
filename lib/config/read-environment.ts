import type { z } from 'zod';
import { contradictions } from './contradictions.ts';
import { type EnvironmentConfig, type EnvironmentInput, environmentSchema } from './environment-config.ts';

/** An environment's file cannot be deployed; the message names every mistake in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(environment: string, problems: readonly string[]) {
    super(`lib/config/${environment}.ts:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** Checks an environment and fills in defaults; throws `ConfigError` with all mistakes at once. */
export function readEnvironment(input: EnvironmentInput): EnvironmentConfig {
  const parsed = environmentSchema.safeParse(input);
  const problems = parsed.success
    ? contradictions(parsed.data).map(({ problem }) => problem)
    : [...parsed.error.issues.flatMap((issue) => problemsOf(issue, input)), ...others(parsed.error, input)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(input.name, problems);
  return parsed.data;
}

/** Contradictions between values none of which is wrong by itself. */
function others({ issues }: z.ZodError, input: EnvironmentInput): string[] {
  const repaired = structuredClone(input);
  for (const issue of issues) for (const path of pathsOf(issue)) forget(repaired, path);
  const parsed = environmentSchema.safeParse(repaired);
  if (!parsed.success) return [];
  const wrong = new Set(issues.flatMap(pathsOf).map((path) => path.join('.')));
  return contradictions(parsed.data)
    .filter(({ paths }) => !paths.some((path) => wrong.has(path)))
    .map(({ problem }) => problem);
}

type Path = readonly PropertyKey[];

/** Where an issue is: an option that does not exist is one, though it is found in what holds it. */
function pathsOf(issue: z.core.$ZodIssue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function problemsOf(issue: z.core.$ZodIssue, input: EnvironmentInput): string[] {
  return pathsOf(issue).map((path) => {
    if (issue.code === 'unrecognized_keys') {
      return `${path.join('.')} is no option, see docs/configuration.md for those there are`;
    }
    return `${path.join('.')} is ${JSON.stringify(valueAt(input, path))}: ${issue.message}`;
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

function forget(input: EnvironmentInput, path: Path): void {
  const holder = valueAt(input, path.slice(0, -1));
  const key = path.at(-1);
  if (key !== undefined && typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, key);
}
