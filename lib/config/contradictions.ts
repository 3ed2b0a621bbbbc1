import type { EnvironmentConfig } from './environment-config.ts';

/** Values that are fine alone and not together. */
export interface Contradiction {
  readonly paths: readonly string[];
  readonly problem: string;
}

const HOURS_PER_DAY = 24;

type Option = readonly [path: string, value: number];

export function contradictions(config: EnvironmentConfig): Contradiction[] {
  const { stream, scoring, pipeline, dashboards } = config;
  const found = [
    mustBeLess(
      ['stream.maxRecordAgeDays', stream.maxRecordAgeDays],
      ['stream.retentionDays', stream.retentionDays],
      'else records expire before they are set aside',
    ),
    mustBeLess(
      ['scoring.maxRecordAgeHours', scoring.maxRecordAgeHours],
      ['stream.retentionDays in hours', stream.retentionDays * HOURS_PER_DAY],
      'else records expire before they are set aside',
      ['scoring.maxRecordAgeHours', 'stream.retentionDays'],
    ),
    mustBeLess(
      ['stream.retentionDays', stream.retentionDays],
      ['pipeline.readBackDays', pipeline.readBackDays],
      'else late objects are never read',
    ),
    mustBeLess(
      ['pipeline.startsAtUtcHour', pipeline.startsAtUtcHour],
      ['pipeline.finishedByUtcHour', pipeline.finishedByUtcHour],
      'else it is late before it starts',
    ),
    ...mustGrow(agesOfRaw(config), 'objects only grow colder'),
  ];
  if (dashboards.isEnabled && dashboards.principalArn === undefined) {
    found.push([
      {
        paths: ['dashboards.principalArn'],
        problem:
          'dashboards.principalArn is missing: dashboards need an owner, name a QuickSight user or group',
      },
    ]);
  }
  return found.flat();
}

/** When raw objects move or go, as far as they do. */
function agesOfRaw({ storage }: EnvironmentConfig): Option[] {
  const names = [
    'rawInfrequentAccessAfterDays',
    'rawGlacierInstantAfterDays',
    'rawDeepArchiveAfterDays',
    'rawExpireAfterDays',
  ] as const;
  return names.flatMap((name) => {
    const days = storage[name];
    return days === undefined ? [] : [[`storage.${name}`, days] as const];
  });
}

function mustGrow(options: readonly Option[], why: string): Contradiction[][] {
  return options.flatMap((option, index) => {
    const next = options[index + 1];
    return next === undefined ? [] : [mustBeLess(option, next, why)];
  });
}

function mustBeLess(
  smaller: Option,
  larger: Option,
  why: string,
  paths: readonly string[] = [smaller[0], larger[0]],
): Contradiction[] {
  if (smaller[1] < larger[1]) return [];
  return [
    {
      paths,
      problem: `${smaller[0]} is ${smaller[1]}: must be less than ${larger[0]} (${larger[1]}), ${why}`,
    },
  ];
}
