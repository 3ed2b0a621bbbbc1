import { synthesized } from '../synthesized.ts';
import { at, resourceNamed, resourcesOf } from '../template.ts';

const profiles = (variant: 'bare' | 'prod') =>
  resourceNamed(synthesized(variant).template('Storage'), 'AWS::DynamoDB::Table', 'Profiles');

describe('lead profiles', () => {
  it('can be brought back to any second, expire by themselves and tell nobody of changes', () => {
    expect(profiles('prod').Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
    expect(profiles('prod').Properties.StreamSpecification).toBeUndefined();
  });

  it('are encrypted by the key of contact data', () => {
    expect(at(profiles('prod'), 'Properties', 'SSESpecification')).toMatchObject({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysContacts/), 'Arn'] },
    });
  });

  it('stay and refuse to go in a protected environment, and go with any other', () => {
    expect(profiles('prod').DeletionPolicy).toBe('Retain');
    expect(profiles('prod').Properties.DeletionProtectionEnabled).toBe(true);
    expect(profiles('bare').DeletionPolicy).toBe('Delete');
    expect(profiles('bare').Properties.DeletionProtectionEnabled).toBe(false);
  });
});

test('the pepper is 64 letters and digits under the key of contact data', () => {
  const pepper = resourceNamed(
    synthesized('prod').template('Storage'),
    'AWS::SecretsManager::Secret',
    'Pepper',
  );
  expect(pepper.Properties).toMatchObject({
    GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysContacts/), 'Arn'] },
  });
  expect(
    resourcesOf(synthesized('prod').template('Storage'), 'AWS::SecretsManager::RotationSchedule'),
  ).toEqual({});
});

test('says where each bucket, the profiles and the pepper are', () => {
  const names = Object.values(
    resourcesOf(synthesized('prod').template('Storage'), 'AWS::SSM::Parameter'),
  ).map(({ Properties }) => Properties.Name);
  expect(names.sort()).toEqual([
    '/lead-lake/prod/contacts-bucket',
    '/lead-lake/prod/failures-bucket',
    '/lead-lake/prod/features-bucket',
    '/lead-lake/prod/gold-bucket',
    '/lead-lake/prod/pepper-secret-arn',
    '/lead-lake/prod/processed-bucket',
    '/lead-lake/prod/profiles-table',
    '/lead-lake/prod/raw-bucket',
    '/lead-lake/prod/results-bucket',
  ]);
});
