import { powersOfRoles } from '../compliance/roles.ts';
import { lakeView } from '../lake-view.ts';
import { synthesized } from '../synthesized.ts';
import { at, resourceNamed } from '../template.ts';

test('versions of models are kept in one group, named after the environment', () => {
  const models = resourceNamed(
    synthesized('prod').template('Learning'),
    'AWS::SageMaker::ModelPackageGroup',
    'Models',
  );
  expect(models.Properties.ModelPackageGroupName).toBe('lead-lake-prod');
});

test('training is done by SageMaker, in a role of its own', () => {
  const role = resourceNamed(synthesized('prod').template('Learning'), 'AWS::IAM::Role', 'TrainingRole');
  expect(at(role.Properties, 'AssumeRolePolicyDocument', 'Statement', 0)).toMatchObject({
    Action: 'sts:AssumeRole',
    Principal: { Service: 'sagemaker.amazonaws.com' },
  });
});

test('training reads tables without contact data and writes nothing but models', () => {
  const [, powers = []] =
    [...powersOfRoles(lakeView('prod'))].find(([role]) => role.startsWith('Learning/')) ?? [];
  const written = powers
    .filter(({ actions }) => actions.includes('s3:PutObject'))
    .flatMap(({ resources }) => resources);
  expect(written).toEqual([expect.stringMatching(/^<Storage\/BucketsFeatures\w+\.Arn>\/models\/\*$/)]);
  const reached = powers.flatMap(({ resources }) => resources).join(' ');
  expect(reached).toMatch(/BucketsGold/);
  expect(reached).not.toMatch(/Contacts|BucketsRaw/);
});
