import { DEFAULT_MAX_EVENTS, readScoringEnvironment } from '../../../lambdas/scoring/env.ts';

const env = {
  LEAD_LAKE_BUCKET: 'lake',
  LEAD_LAKE_PEPPER: '00112233445566778899aabbccddeeff',
  LEAD_LAKE_PROFILES_TABLE: 'profiles',
  LEAD_LAKE_EVENT_BUS: 'leads',
  LEAD_LAKE_MODELS_BUCKET: 'features',
};

describe('the environment of scoring', () => {
  it('is that of the gate, and where profiles, bus and model are', () => {
    expect(readScoringEnvironment(env)).toMatchObject({
      bucket: 'lake',
      profilesTable: 'profiles',
      eventBus: 'leads',
      modelsBucket: 'features',
      maxEvents: DEFAULT_MAX_EVENTS,
      eventsKeptDays: null,
    });
  });

  it('may say how many events a profile has, and how long', () => {
    const found = readScoringEnvironment({
      ...env,
      LEAD_LAKE_MAX_EVENTS: '50',
      LEAD_LAKE_EVENTS_KEPT_DAYS: '730',
    });
    expect(found).toMatchObject({ maxEvents: 50, eventsKeptDays: 730 });
  });

  it('names all that is wrong at once, the gate’s and its own', () => {
    expect(() => readScoringEnvironment({ LEAD_LAKE_PEPPER: env.LEAD_LAKE_PEPPER })).toThrow(
      'the environment of scoring cannot be used: LEAD_LAKE_BUCKET is missing; LEAD_LAKE_PROFILES_TABLE is missing; ' +
        'LEAD_LAKE_EVENT_BUS is missing; LEAD_LAKE_MODELS_BUCKET is missing',
    );
  });

  it.each([
    ['0', 'must be at least 1'],
    ['2.5', 'must be a whole number'],
    ['many', 'must be a number'],
  ])('refuses %s events', (value, why) => {
    expect(() => readScoringEnvironment({ ...env, LEAD_LAKE_MAX_EVENTS: value })).toThrow(
      `LEAD_LAKE_MAX_EVENTS ${why}`,
    );
  });
});
