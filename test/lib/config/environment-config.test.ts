import fc from 'fast-check';
import { z } from 'zod';
import { environmentSchema } from '#lib/config/environment-config.ts';
import { type EnvironmentInput, readEnvironment } from '#lib/config/index.ts';

/** Any environment that can be deployed; what must grow is built up from steps. */
const environments: fc.Arbitrary<EnvironmentInput> = fc
  .record({
    name: fc.stringMatching(/^[a-z][a-z0-9-]{1,15}$/),
    isProtected: fc.boolean(),
    shards: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    record: fc.integer({ min: 1, max: 7 }),
    steps: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 4, maxLength: 4 }),
    isArchived: fc.boolean(),
    isExpired: fc.boolean(),
    starts: fc.integer({ min: 0, max: 22 }),
    lasts: fc.integer({ min: 1, max: 23 }),
    dashboards: fc.boolean(),
    quarantine: fc.double({ min: 0, max: 1, noNaN: true }),
    silence: fc.dictionary(fc.constantFrom('web', 'crm', 'online'), fc.integer({ min: 1, max: 168 })),
    zone: fc.constantFrom('UTC', '+02:00', 'Asia/Tokyo'),
    kept: fc.constantFrom(7 as const, 90 as const, 731 as const),
    hours: fc.integer({ min: 1, max: 24 }),
  })
  .map((drawn) => {
    const [cold = 0, colder = 0, archive = 0, expire = 0] = drawn.steps;
    return {
      name: drawn.name,
      isProtected: drawn.isProtected,
      gate: { defaultZones: { roadshow: drawn.zone } },
      stream: {
        maxRecordAgeDays: drawn.record,
        retentionDays: drawn.record + 1,
        ...(drawn.shards !== undefined && { provisionedShards: drawn.shards }),
      },
      storage: {
        rawInfrequentAccessAfterDays: 30 + cold,
        rawGlacierInstantAfterDays: 60 + cold + colder,
        ...(drawn.isArchived && { rawDeepArchiveAfterDays: 460 + archive }),
        ...(drawn.isExpired && { rawExpireAfterDays: 660 + archive + expire }),
        logsKeptDays: drawn.kept,
      },
      pipeline: {
        readBackDays: drawn.record + 2,
        startsAtUtcHour: drawn.starts,
        finishedByUtcHour: Math.min(23, drawn.starts + drawn.lasts),
      },
      scoring: { maxRecordAgeHours: drawn.hours },
      dashboards: {
        isEnabled: drawn.dashboards,
        ...(drawn.dashboards && {
          principalArn: 'arn:aws:quicksight:eu-central-1:111122223333:user/default/ann',
        }),
      },
      alarms: { maxQuarantineShare: drawn.quarantine, silenceHours: drawn.silence },
    };
  });

test('what was read once is read again as it is', () => {
  fc.assert(
    fc.property(environments, (input) => {
      const config = readEnvironment(input);
      expect(readEnvironment(config)).toEqual(config);
    }),
    { numRuns: 200 },
  );
});

test('every option says what it is for', () => {
  const silent: string[] = [];
  const look = (schema: z.core.JSONSchema.BaseSchema, path: string) => {
    for (const [name, option] of Object.entries(schema.properties ?? {})) {
      if (typeof option === 'boolean') continue;
      if (option.properties !== undefined) look(option, `${path}${name}.`);
      else if (!option.description?.endsWith('.')) silent.push(`${path}${name}`);
    }
  };
  look(z.toJSONSchema(environmentSchema, { io: 'input' }), '');
  expect(silent).toEqual([]);
});
