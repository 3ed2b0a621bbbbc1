import { synthesized } from '../../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, text } from '../../template.ts';

const analytics = synthesized('prod').template('Analytics');

interface Statement {
  readonly effect: unknown;
  readonly actions: readonly unknown[];
  readonly resources: readonly string[];
}

function statementsOf(role: string): Statement[] {
  const { Properties } = resourceNamed(analytics, 'AWS::IAM::Policy', `Readers${role}DefaultPolicy`);
  return listOf(at(Properties, 'PolicyDocument', 'Statement')).map((statement) => ({
    effect: at(statement, 'Effect'),
    actions: listOf(at(statement, 'Action')),
    resources: listOf(at(statement, 'Resource')).map(text),
  }));
}

function policiesOf(role: string): string[] {
  const roles = Object.entries(resourcesOf(analytics, 'AWS::IAM::Role'));
  const [, found] =
    roles.find(([id]) => /^Readers[A-Z][a-z]+[0-9A-F]{8}$/.test(id) && id.includes(role)) ?? [];
  return listOf(found?.Properties.ManagedPolicyArns).map(text);
}

describe('LakeReaders', () => {
  it('denies analysts contact data, whatever else they are given', () => {
    const denied = statementsOf('Analyst').filter(({ effect }) => effect === 'Deny');
    expect(denied.map(({ actions }) => actions)).toEqual([
      ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
      ['kms:Decrypt'],
    ]);
    const [objects, key] = denied;
    expect(objects?.resources).toEqual([
      expect.stringMatching(/BucketsContacts[^/]*>$/),
      expect.stringMatching(/BucketsContacts[^/]*>\/\*$/),
    ]);
    expect(key?.resources).toEqual([expect.stringContaining('KeysContacts')]);
  });

  it.each([
    ['Analyst', 'analysts'],
    ['Sales', 'sales'],
  ])('lets %s ask in the workgroup %s and in no other', (role, workgroup) => {
    const athena = statementsOf(role).filter(({ actions }) => String(actions[0]).startsWith('athena:'));
    expect(athena).toHaveLength(1);
    expect(athena[0]?.resources).toEqual([
      expect.stringMatching(new RegExp(`:workgroup/lead-lake-prod-${workgroup}$`)),
    ]);
    expect(athena[0]?.actions).toEqual(expect.arrayContaining(['athena:StartQueryExecution']));
  });

  it('gives sales people the contacts, and analysts only what has none', () => {
    expect(policiesOf('Sales')).toEqual(expect.arrayContaining([expect.stringContaining('ReadContacts')]));
    const analyst = policiesOf('Analyst').join();
    for (const policy of ['ReadTables', 'UseResults', 'AccessRead', 'ReadersConsolePolicy']) {
      expect(analyst).toContain(policy);
    }
    expect(analyst).not.toMatch(/Contacts|Raw|Write/);
  });

  it('lets sales people encrypt their results with the key of contact data', () => {
    expect(statementsOf('Sales')).toContainEqual({
      effect: 'Allow',
      actions: ['kms:GenerateDataKey'],
      resources: [expect.stringContaining('KeysContacts')],
    });
  });
});
