import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StorageStack } from '../../stacks/storage-stack.ts';

/** What the store of profiles calls: it reads by key and by lead, and writes in transactions. */
const ON_ITEMS = ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'];

/** What DynamoDB does with the key of a table in the name of who asks. */
const ON_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Lets a function use the table of profiles: no scan, no change of the table, no key but by way of DynamoDB. */
export function useProfiles(
  scope: Construct,
  { profiles, keys }: Pick<StorageStack, 'profiles' | 'keys'>,
): PolicyStatement[] {
  const { region } = Stack.of(scope);
  return [
    new PolicyStatement({ actions: ON_ITEMS, resources: [profiles.tableArn] }),
    new PolicyStatement({
      actions: ON_KEY,
      resources: [keys.contacts.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
    }),
  ];
}
