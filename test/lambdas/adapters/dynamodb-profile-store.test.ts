import { createDynamoDbProfileStore } from '#adapters/dynamodb-profile-store.ts';
import { answerOfCrowdedLead } from './crowded-lead.ts';
import { createFakeDynamoDb } from './fake-dynamodb.ts';
import { describeProfileStore } from './profile-store-contract.ts';

describeProfileStore('DynamoDB', async (settings, now) =>
  createDynamoDbProfileStore({
    ...settings,
    client: createFakeDynamoDb().client,
    tableName: 'profiles',
    ...(now && { now }),
  }),
);

describe('a lead with more events than are read at once', () => {
  it('is answered with the newest 500, which is said, in pages, and is who it was by its first', async () => {
    const fake = createFakeDynamoDb();
    expect(await answerOfCrowdedLead(fake.client, 'profiles', 1000)).toEqual([
      // the newest 500 of n0 to n1000
      { eventsSeen: 1001, leadId: 'e_1', truncated: true, score: 500, newest: 'n1000', oldest: 'n501' },
    ]);
    expect(fake.calls.filter((name) => name === 'QueryCommand')).toHaveLength(2);
  });
});
