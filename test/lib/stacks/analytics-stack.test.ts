import { synthesized } from '../synthesized.ts';
import { resourcesOf } from '../template.ts';

const analytics = synthesized('prod').template('Analytics');

describe('AnalyticsStack', () => {
  it('makes known where analysts and the pipeline ask', () => {
    const published = Object.values(resourcesOf(analytics, 'AWS::SSM::Parameter')).map(
      ({ Properties: { Name, Value } }) => [Name, Value],
    );
    expect(published).toEqual([
      ['/lead-lake/prod/analysts-workgroup', 'lead-lake-prod-analysts'],
      ['/lead-lake/prod/sales-workgroup', 'lead-lake-prod-sales'],
      ['/lead-lake/prod/kpis-workgroup', 'lead-lake-prod-kpis'],
    ]);
  });

  it('tells people the roles they can take, and the workgroup of sales people', () => {
    expect(Object.keys(analytics.Outputs ?? {})).toEqual(
      expect.arrayContaining(['AnalystRole', 'SalesRole', 'SalesWorkgroup']),
    );
  });
});
