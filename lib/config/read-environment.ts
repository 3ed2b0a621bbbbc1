import type { z } from 'zod';
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
  const problems = parsed.success ? contradictions(parsed.data) : parsed.error.issues.map(problemOf(input));
  if (!parsed.success || problems.length > 0) throw new ConfigError(input.name, problems);
  return parsed.data;
}

function problemOf(input: EnvironmentInput) {
  return ({ path, message }: z.core.$ZodIssue): string => {
    const given = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], input);
    return `${path.join('.')} is ${JSON.stringify(given)}: ${message}`;
  };
}

/** Values that are fine alone and not together. */
function contradictions({ stream, storage, pipeline, dashboards }: EnvironmentConfig): string[] {
  const found: string[] = [];
  const mustBeLess = (smaller: [string, number], larger: [string, number], why: string) => {
    if (smaller[1] >= larger[1]) {
      found.push(`${smaller[0]} is ${smaller[1]}: must be less than ${larger[0]} (${larger[1]}), ${why}`);
    }
  };
  mustBeLess(
    ['stream.maxRecordAgeDays', stream.maxRecordAgeDays],
    ['stream.retentionDays', stream.retentionDays],
    'else records expire before they are set aside',
  );
  mustBeLess(
    ['stream.retentionDays', stream.retentionDays],
    ['pipeline.readBackDays', pipeline.readBackDays],
    'else late objects are never read',
  );
  mustBeLess(
    ['pipeline.startsAtUtcHour', pipeline.startsAtUtcHour],
    ['pipeline.finishedByUtcHour', pipeline.finishedByUtcHour],
    'else it is late before it starts',
  );
  const ages = (
    [
      ['storage.rawInfrequentAccessAfterDays', storage.rawInfrequentAccessAfterDays],
      ['storage.rawGlacierInstantAfterDays', storage.rawGlacierInstantAfterDays],
      ['storage.rawDeepArchiveAfterDays', storage.rawDeepArchiveAfterDays],
      ['storage.rawExpireAfterDays', storage.rawExpireAfterDays],
    ] as const
  ).flatMap(([name, days]): [string, number][] => (days === undefined ? [] : [[name, days]]));
  for (const [index, age] of ages.entries()) {
    const next = ages[index + 1];
    if (next) mustBeLess(age, next, 'objects only grow colder');
  }
  if (dashboards.isEnabled && dashboards.principalArn === undefined) {
    found.push(
      'dashboards.principalArn is missing: dashboards need an owner, name a QuickSight user or group',
    );
  }
  return found;
}
