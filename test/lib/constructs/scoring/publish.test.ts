import { lakeView } from '../../lake-view.ts';
import { synthesized } from '../../synthesized.ts';
import { at, resourceNamed } from '../../template.ts';
import { permissionsOf } from '../ingest/permissions.ts';

test('the function that publishes reads tables, models and the score log, and no contact data', () => {
  const permissions = permissionsOf('Scoring/PublishRole');
  expect(permissions).toEqual(
    expect.arrayContaining([
      'dynamodb:Query on <Storage/Profiles.Arn>',
      'events:PutEvents on <Scoring/Bus.Arn>',
      's3:GetObject on <Storage/BucketsFeatures.Arn>/*',
      's3:GetObject on <Storage/BucketsGold.Arn>/*',
      's3:GetObject on <Storage/BucketsRaw.Arn>/score-log/*',
      's3:GetObject on <Storage/BucketsRaw.Arn>/score-log/*',
      's3:PutObject on <Storage/BucketsRaw.Arn>/*',
    ]),
  );
  expect(permissions.join(' ')).not.toMatch(/BucketsContacts|Pepper|Scan/);
  expect(permissions).not.toContain('s3:GetObject on <Storage/BucketsRaw.Arn>/*');
  const onContacts = permissions.filter((permission) => permission.includes('KeysContacts'));
  // the score log lies in the bucket of raw events, under its key
  expect(onContacts.filter((permission) => !permission.endsWith('under conditions')).sort()).toEqual([
    'kms:Decrypt on <Storage/KeysContacts.Arn>',
    'kms:GenerateDataKey on <Storage/KeysContacts.Arn>',
  ]);
});

test('it has all the time that Lambda gives, and runs once at a time', () => {
  const { Properties } = resourceNamed(
    synthesized('prod').template('Scoring'),
    'AWS::Lambda::Function',
    'PublishFunction',
  );
  expect(Properties).toMatchObject({ Timeout: 900, ReservedConcurrentExecutions: 1 });
  const workgroup = at(Properties, 'Environment', 'Variables', 'LEAD_LAKE_WORKGROUP');
  expect(lakeView('prod').say(workgroup, 'Scoring')).toBe('lead-lake-prod-kpis');
});
