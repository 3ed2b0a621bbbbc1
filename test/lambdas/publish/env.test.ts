import { type EnvironmentVariable, readPublishEnvironment } from '../../../lambdas/publish/env.ts';

const COMPLETE = {
  LEAD_LAKE_BUCKET: 'raw',
  LEAD_LAKE_PROFILES_TABLE: 'profiles',
  LEAD_LAKE_EVENT_BUS: 'leads',
  LEAD_LAKE_MODELS_BUCKET: 'features',
  LEAD_LAKE_MAX_EVENTS: '200',
  LEAD_LAKE_DATABASE: 'lead_lake',
  LEAD_LAKE_WORKGROUP: 'lake',
} as const satisfies Record<EnvironmentVariable, string>;

describe('the environment of publishing', () => {
  it('is read whole', () => {
    expect(readPublishEnvironment(COMPLETE)).toEqual({
      bucket: 'raw',
      profilesTable: 'profiles',
      eventBus: 'leads',
      modelsBucket: 'features',
      maxEvents: 200,
      database: 'lead_lake',
      workgroup: 'lake',
    });
  });

  it('names each variable at fault', () => {
    const { LEAD_LAKE_BUCKET: _, ...rest } = COMPLETE;
    const wrong = { ...rest, LEAD_LAKE_MAX_EVENTS: '0', LEAD_LAKE_WORKGROUP: '' };
    expect(() => readPublishEnvironment(wrong)).toThrow(
      'the environment of publishing cannot be used: LEAD_LAKE_BUCKET is missing; ' +
        'LEAD_LAKE_MAX_EVENTS must be at least 1; LEAD_LAKE_WORKGROUP is empty',
    );
  });
});
