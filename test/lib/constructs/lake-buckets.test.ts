import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, text } from '../template.ts';
import type { Variant } from '../variants.ts';

const bucket = (variant: Variant, name: string) =>
  resourceNamed(synthesized(variant).template('Storage'), 'AWS::S3::Bucket', `Buckets${name}`);
const rules = (variant: Variant, name: string) =>
  listOf(at(bucket(variant, name), 'Properties', 'LifecycleConfiguration', 'Rules'));

const SWEEP = {
  Id: 'Sweep',
  Status: 'Enabled',
  NoncurrentVersionExpiration: { NoncurrentDays: 30 },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  ExpiredObjectDeleteMarker: true,
};
const GROW_COLDER = [
  { StorageClass: 'STANDARD_IA', TransitionInDays: 90 },
  { StorageClass: 'GLACIER_IR', TransitionInDays: 180 },
];

test('there is a bucket for each layer, and one for each other thing that is kept', () => {
  const names = Object.keys(resourcesOf(synthesized('bare').template('Storage'), 'AWS::S3::Bucket'));
  expect(names.map((id) => id.slice('Buckets'.length, -8)).sort()).toEqual([
    'AccessLogs',
    'Contacts',
    'Failures',
    'Features',
    'Gold',
    'Processed',
    'Raw',
    'Results',
  ]);
});

describe('raw', () => {
  it('grows colder and is kept for ever where nothing else is said', () => {
    expect(rules('prod', 'Raw')).toEqual([
      SWEEP,
      { Id: 'GrowColder', Status: 'Enabled', Prefix: 'raw/', Transitions: GROW_COLDER },
    ]);
  });

  it('goes to Deep Archive and expires only where the environment says so', () => {
    expect(rules('full', 'Raw')).toEqual([
      SWEEP,
      {
        Id: 'GrowColder',
        Status: 'Enabled',
        Prefix: 'raw/',
        Transitions: [...GROW_COLDER, { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 365 }],
        ExpirationInDays: 2_555,
      },
    ]);
    for (const variant of ['dev', 'prod', 'bare'] as const) {
      expect(JSON.stringify(rules(variant, 'Raw'))).not.toMatch(/DEEP_ARCHIVE|ExpirationInDays/);
    }
  });
});

test('results of queries go after 7 days, access logs after a year, nothing else ever', () => {
  expect(rules('prod', 'Results')).toEqual([SWEEP, { Id: 'Expire', Status: 'Enabled', ExpirationInDays: 7 }]);
  expect(rules('prod', 'AccessLogs')).toEqual([
    {
      Id: 'Expire',
      Status: 'Enabled',
      ExpirationInDays: 365,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    },
  ]);
  for (const name of ['Failures', 'Contacts', 'Processed', 'Features', 'Gold']) {
    expect(rules('prod', name)).toEqual([SWEEP]);
  }
});

test.each([
  ['Raw', 'Contacts'],
  ['Failures', 'Contacts'],
  ['Contacts', 'Contacts'],
  ['Processed', 'Lake'],
  ['Features', 'Lake'],
  ['Gold', 'Lake'],
  ['Results', 'Lake'],
])('%s is versioned, logs who asks, and is encrypted by the key %s', (name, key) => {
  const { Properties } = bucket('prod', name);
  expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  expect(text(at(Properties, 'LoggingConfiguration', 'DestinationBucketName'))).toMatch(
    /^<BucketsAccessLogs/,
  );
  expect(at(Properties, 'LoggingConfiguration', 'LogFilePrefix')).toBe(`${name.toLowerCase()}/`);
  const [rule] = listOf(at(Properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration'));
  expect(rule).toMatchObject({
    BucketKeyEnabled: true,
    ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
  });
  expect(text(at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'))).toMatch(
    new RegExp(`^<Keys${key}`),
  );
});
