import {
  ConfigError,
  DEFAULT_ENVIRONMENT,
  ENVIRONMENTS,
  type EnvironmentInput,
  readEnvironment,
} from '#lib/config/index.ts';

/** What is said of an environment that cannot be deployed, a line for each mistake. */
function said(input: object): string[] {
  try {
    readEnvironment({ name: 'trial', ...input } as EnvironmentInput);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => line.trim());
  }
  return [];
}

describe('a mistake', () => {
  it('is named with its option, its value and what is allowed, all of them at once', () => {
    expect(
      said({
        account: '123',
        region: 'Frankfurt',
        stream: { batchSize: 20_000, provisionedShards: 0 },
        storage: { logsKeptDays: 31 },
        pipeline: { workerType: 'G.3X', startsAtUtcHour: 24 },
        alarms: { email: 'nobody', maxQuarantineShare: 5, silenceHours: { web: 200 } },
      }),
    ).toEqual([
      'lib/config/trial.ts:',
      'account is "123": must be an account id of 12 digits',
      'region is "Frankfurt": must be a region such as eu-central-1',
      'stream.provisionedShards is 0: must be a whole number of at least 1',
      'stream.batchSize is 20000: must be a whole number from 1 to 10000',
      'storage.logsKeptDays is 31: must be one of 7, 14, 30, 60, 90, 180, 365, 731',
      'pipeline.startsAtUtcHour is 24: must be a whole number from 0 to 23',
      'pipeline.workerType is "G.3X": must be one of G.1X, G.2X, G.4X',
      'alarms.email is "nobody": must be an e-mail address',
      'alarms.maxQuarantineShare is 5: must be a share from 0 to 1',
      'alarms.silenceHours.web is 200: must be a whole number from 1 to 168',
    ]);
  });

  it('in a name of an option is named as one that there is not', () => {
    expect(said({ storage: { rawExpiresAfterDays: 400 }, streams: {} })).toEqual([
      'lib/config/trial.ts:',
      'storage.rawExpiresAfterDays is no option, see docs/configuration.md for those there are',
      'streams is no option, see docs/configuration.md for those there are',
    ]);
  });

  it('in what the gate would refuse when it starts is found here', () => {
    expect(said({ gate: { defaultRegion: 'XX', defaultZones: { roadshow: 'Mars/Base' } } })).toEqual([
      'lib/config/trial.ts:',
      'gate.defaultRegion is "XX": must be an ISO 3166 code of two capital letters, such as US',
      'gate.defaultZones.roadshow is "Mars/Base": must be UTC, an offset such as +02:00, or a name such as Europe/Paris',
    ]);
  });

  it('in where a CRM is told is found before anything is sent there', () => {
    const apiKeySecretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-AbCdEf';
    const endpoints = [
      'http://crm.example.com/leads/*',
      'https://crm.example.com/leads',
      'https://crm.example.com/*/leads/*',
      'https://*.example.com/leads',
      'https://lake:secret@crm.example.com/leads/*',
    ];
    for (const endpoint of endpoints) {
      expect(said({ crm: { endpoint, apiKeySecretArn } }).slice(1)).toEqual([
        `crm.endpoint is "${endpoint}": must be an https URL with one * for the id of the lead, after the host`,
      ]);
    }
    expect(
      said({ crm: { endpoint: 'https://crm.example.com/leads/*', apiKeySecretArn: 'hunter2' } }),
    ).toEqual([
      'lib/config/trial.ts:',
      'crm.apiKeySecretArn is "hunter2": must be the ARN of a secret of Secrets Manager',
    ]);
    expect(said({ crm: { endpoint: 'https://crm.example.com/leads/*', apiKeySecretArn } })).toEqual([]);
  });

  it('in the name alone is told too', () => {
    expect(() => readEnvironment({ name: 'Prod!' })).toThrow(
      'name is "Prod!": must be 2 to 16 of a-z, 0-9 and -, beginning with a letter',
    );
  });
});

describe('values that contradict each other', () => {
  it('are named in pairs, with the reason', () => {
    expect(
      said({
        stream: { retentionDays: 6 },
        storage: { rawGlacierInstantAfterDays: 90, rawDeepArchiveAfterDays: 365, rawExpireAfterDays: 365 },
        pipeline: { startsAtUtcHour: 6, readBackDays: 6 },
        dashboards: { isEnabled: true },
      }),
    ).toEqual([
      'lib/config/trial.ts:',
      'stream.maxRecordAgeDays is 6: must be less than stream.retentionDays (6), else records expire before they are set aside',
      'stream.retentionDays is 6: must be less than pipeline.readBackDays (6), else late objects are never read',
      'pipeline.startsAtUtcHour is 6: must be less than pipeline.finishedByUtcHour (6), else it is late before it starts',
      'storage.rawInfrequentAccessAfterDays is 90: must be less than storage.rawGlacierInstantAfterDays (90), objects only grow colder',
      'storage.rawDeepArchiveAfterDays is 365: must be less than storage.rawExpireAfterDays (365), objects only grow colder',
      'dashboards.principalArn is missing: dashboards need an owner, name a QuickSight user or group',
    ]);
  });

  it('are named beside mistakes in other options, and not about options that are mistaken themselves', () => {
    expect(
      said({ pipeline: { startsAtUtcHour: 9, readBackDays: 0 }, stream: { batchSize: 0, retentionDays: 7 } }),
    ).toEqual([
      'lib/config/trial.ts:',
      'stream.batchSize is 0: must be a whole number from 1 to 10000',
      'pipeline.readBackDays is 0: must be a whole number of at least 1',
      'pipeline.startsAtUtcHour is 9: must be less than pipeline.finishedByUtcHour (6), else it is late before it starts',
    ]);
  });

  it('are found in different units', () => {
    expect(said({ stream: { retentionDays: 1 }, scoring: { maxRecordAgeHours: 24 } })).toEqual(
      expect.arrayContaining([
        'scoring.maxRecordAgeHours is 24: must be less than stream.retentionDays in hours (24), else records expire before they are set aside',
      ]),
    );
    expect(said({ scoring: { maxRecordAgeHours: 167 } })).toEqual([]);
  });

  it('do not keep Deep Archive from being followed by no expiry', () => {
    expect(said({ storage: { rawDeepArchiveAfterDays: 365 } })).toEqual([]);
  });
});

describe('what is left out', () => {
  it('has its default', () => {
    expect(readEnvironment({ name: 'trial' })).toEqual({
      name: 'trial',
      isProtected: true,
      gate: { defaultRegion: 'US', defaultZones: {} },
      stream: {
        retentionDays: 7,
        maxRecordAgeDays: 6,
        maxRetries: 20,
        batchSize: 2_000,
        batchWindowSeconds: 5,
      },
      storage: {
        rawInfrequentAccessAfterDays: 90,
        rawGlacierInstantAfterDays: 180,
        resultsExpireAfterDays: 7,
        accessLogsExpireAfterDays: 365,
        noncurrentVersionsExpireAfterDays: 30,
        logsKeptDays: 90,
      },
      pipeline: {
        startsAtUtcHour: 3,
        finishedByUtcHour: 6,
        workerType: 'G.1X',
        workers: 4,
        jobTimeoutMinutes: 120,
        readBackDays: 8,
      },
      scoring: {
        batchSize: 100,
        parallelizationFactor: 2,
        maxRetries: 100,
        maxRecordAgeHours: 24,
        maxEvents: 500,
      },
      athena: { analystsScanLimitGb: 100, kpisScanLimitGb: 500 },
      warehouse: { isEnabled: false, baseCapacityRpu: 8 },
      dashboards: { isEnabled: false },
      lakeFormation: { isEnabled: false },
      alarms: {
        maxQuarantineShare: 0.05,
        silenceHours: { roadshow: 168, webinar: 168, online: 24, web: 24, crm: 72 },
        monthlyBudgetUsd: 500,
      },
    });
  });

  it('does not replace what is said beside it', () => {
    expect(
      readEnvironment({ name: 'trial', stream: { retentionDays: 7, batchWindowSeconds: 0 } }).stream,
    ).toEqual({
      retentionDays: 7,
      maxRecordAgeDays: 6,
      maxRetries: 20,
      batchSize: 2_000,
      batchWindowSeconds: 0,
    });
  });
});

test('the environments that there are can be deployed, the default one among them', () => {
  expect(Object.keys(ENVIRONMENTS)).toEqual(expect.arrayContaining(['dev', 'prod']));
  for (const [name, input] of Object.entries(ENVIRONMENTS)) expect(readEnvironment(input).name).toBe(name);
  expect(ENVIRONMENTS[DEFAULT_ENVIRONMENT]).toBeDefined();
  expect(ENVIRONMENTS.constructor).toBeUndefined();
});
