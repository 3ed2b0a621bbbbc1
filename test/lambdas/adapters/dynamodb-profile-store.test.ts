import { createDynamoDbProfileStore } from '#adapters/dynamodb-profile-store.ts';
import { createFakeDynamoDb } from './fake-dynamodb.ts';
import { describeProfileStore } from './profile-store-contract.ts';

describeProfileStore('DynamoDB', async (settings) =>
  createDynamoDbProfileStore({ ...settings, client: createFakeDynamoDb().client, tableName: 'profiles' }),
);
