import { EnvironmentError, readEnvironment } from '../../../lambdas/kpi-emission/env.ts';

const env = {
  LEAD_LAKE_DATABASE: 'lead_lake_dev',
  LEAD_LAKE_WORKGROUP: 'kpis',
  LEAD_LAKE_KPI_UNITS: '{"lead_volume":"events"}',
};

describe('readEnvironment', () => {
  it('reads where to ask, and which KPIs there are in which unit', () => {
    expect(readEnvironment(env)).toEqual({
      database: 'lead_lake_dev',
      workgroup: 'kpis',
      units: { lead_volume: 'events' },
    });
  });

  it.each([
    [{}, 'LEAD_LAKE_DATABASE is missing; LEAD_LAKE_WORKGROUP is missing; LEAD_LAKE_KPI_UNITS is missing'],
    [{ ...env, LEAD_LAKE_WORKGROUP: '' }, 'LEAD_LAKE_WORKGROUP is empty'],
    [{ ...env, LEAD_LAKE_KPI_UNITS: 'events' }, 'LEAD_LAKE_KPI_UNITS must be a JSON object of KPI to unit'],
    [{ ...env, LEAD_LAKE_KPI_UNITS: '[]' }, 'LEAD_LAKE_KPI_UNITS must be a JSON object of KPI to unit'],
    // no KPI can be missing where none is expected
    [{ ...env, LEAD_LAKE_KPI_UNITS: '{}' }, 'LEAD_LAKE_KPI_UNITS must be a JSON object of KPI to unit'],
  ])('names what is wrong in %j', (bad, message) => {
    expect(() => readEnvironment(bad)).toThrow(EnvironmentError);
    expect(() => readEnvironment(bad)).toThrow(message);
  });
});
