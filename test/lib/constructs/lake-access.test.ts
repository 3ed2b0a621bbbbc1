import { identityPolicies } from '../compliance/roles.ts';
import { lakeView } from '../lake-view.ts';

const policies = identityPolicies(lakeView('prod')).filter(({ name }) => name.startsWith('Storage/Access'));

/** What a policy allows, in short: `actions on buckets or keys`. */
function allowed(policy: string): string[] {
  const found = policies.find(({ name }) => new RegExp(`^Storage/Access${policy}[0-9A-F]{8}$`).test(name));
  return (found?.statements ?? []).map(({ actions, resources }) => {
    const where = resources.map((resource) =>
      resource.replace(/^<Storage\/(Buckets|Keys)(\w+?)[0-9A-F]{8}\.Arn>/, '$2'),
    );
    return `${actions.join(' ')} on ${where.join(' ')}`;
  });
}

test.each([
  ['PutRaw', ['s3:PutObject on Raw/*', 'kms:GenerateDataKey on Contacts']],
  [
    'ReadRaw',
    ['s3:GetObject on Raw/*', 's3:GetBucketLocation s3:ListBucket on Raw', 'kms:Decrypt on Contacts'],
  ],
  [
    'ReadScoreLog',
    [
      's3:GetObject on Raw/score-log/*',
      's3:GetBucketLocation s3:ListBucket on Raw',
      'kms:Decrypt on Contacts',
    ],
  ],
  [
    'ReadModels',
    [
      's3:GetObject on Features/models/*',
      's3:GetBucketLocation s3:ListBucket on Features',
      'kms:Decrypt on Lake',
    ],
  ],
  [
    'DrainFailures',
    [
      's3:DeleteObject s3:GetObject on Failures/*',
      's3:GetBucketLocation s3:ListBucket on Failures',
      'kms:Decrypt on Contacts',
    ],
  ],
  [
    'ReadContacts',
    [
      's3:GetObject on Contacts/*',
      's3:GetBucketLocation s3:ListBucket on Contacts',
      'kms:Decrypt on Contacts',
    ],
  ],
  [
    'ReadTables',
    [
      's3:GetObject on Features/* Gold/* Processed/*',
      's3:GetBucketLocation s3:ListBucket on Features Gold Processed',
      'kms:Decrypt on Lake',
    ],
  ],
  ['WriteModels', ['s3:PutObject on Features/models/*', 'kms:Decrypt kms:GenerateDataKey on Lake']],
])('%s allows its actions on its bucket and key, nothing beside', (policy, expected) => {
  expect(allowed(policy).map(sorted).sort()).toEqual(expected.map(sorted).sort());
});

test('writers of tables may read, put and delete objects of their layers alone', () => {
  expect(allowed('WriteTables').map(sorted)).toContain(
    sorted(
      's3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject on Features/* Gold/* Processed/*',
    ),
  );
  expect(allowed('WriteContacts').map(sorted)).toContain(
    sorted('s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject on Contacts/*'),
  );
});

test('no policy reaches two keys', () => {
  for (const { name, statements } of policies) {
    const keys = statements
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource.includes('/Keys'));
    expect({ name, keys: new Set(keys).size }).toEqual({ name, keys: 1 });
  }
});

/** Which of the two comes first in a statement says nothing. */
function sorted(allowance: string): string {
  const [actions = '', resources = ''] = allowance.split(' on ');
  return `${actions.split(' ').sort().join(' ')} on ${resources.split(' ').sort().join(' ')}`;
}
