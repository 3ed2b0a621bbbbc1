import { EnvironmentError, readEnvironment } from '../../../lambdas/table-migration/env.ts';

describe('the environment of the migration', () => {
  it('says where statements run and where tables lie', () => {
    expect(
      readEnvironment({
        LEAD_LAKE_WORKGROUP: 'migration',
        LEAD_LAKE_DATABASE: 'lead_lake_dev',
        LEAD_LAKE_BUCKETS: '{"gold":"gold-1"}',
      }),
    ).toEqual({ workgroup: 'migration', database: 'lead_lake_dev', buckets: { gold: 'gold-1' } });
  });

  it('names every variable at fault at once', () => {
    expect(() => readEnvironment({ LEAD_LAKE_DATABASE: '', LEAD_LAKE_BUCKETS: 'gold-1' })).toThrow(
      new EnvironmentError([
        'LEAD_LAKE_WORKGROUP is missing',
        'LEAD_LAKE_DATABASE is empty',
        'LEAD_LAKE_BUCKETS must be a JSON object of layer to bucket',
      ]),
    );
  });
});
