import { readEnvironment } from '../../../../lambdas/kpi-emission/env.ts';
import { synthesized } from '../../synthesized.ts';
import { at, listOf, resourceNamed, text } from '../../template.ts';

const analytics = synthesized('prod').template('Analytics');

describe('KpiEmission', () => {
  const { Properties } = resourceNamed(analytics, 'AWS::Lambda::Function', 'KpiEmission');

  it('is told what it needs: where to ask, and which KPIs there have to be', () => {
    const variables = at(Properties, 'Environment', 'Variables') as Record<string, string>;
    const { database, workgroup, units } = readEnvironment(variables);
    expect([database, workgroup]).toEqual(['lead_lake_prod', 'lead-lake-prod-kpis']);
    expect(Object.keys(units)).toHaveLength(10);
    expect(units).toMatchObject({ lead_volume: 'events', processing_latency: 'seconds' });
  });

  it('asks in the workgroup of the KPIs, reads tables without contact data, and writes only results', () => {
    const role = resourceNamed(analytics, 'AWS::IAM::Role', 'KpiEmissionRole').Properties;
    const attached = listOf(role.ManagedPolicyArns).map(text);
    expect(attached).toEqual([
      expect.stringContaining('ReadTables'),
      expect.stringContaining('UseResults'),
      expect.stringContaining('AccessRead'),
    ]);
    const policy = resourceNamed(analytics, 'AWS::IAM::Policy', 'KpiEmissionRole').Properties;
    const athena = listOf(at(policy, 'PolicyDocument', 'Statement')).find((statement) =>
      text(at(statement, 'Action', 0)).startsWith('athena:'),
    );
    expect(text(at(athena, 'Resource'))).toMatch(/:workgroup\/lead-lake-prod-kpis$/);
  });
});
