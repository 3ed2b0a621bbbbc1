import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbProfiles } from '#adapters/dynamodb-profiles.ts';

const KEY = { pk: 'e_1f', sk: 'profile' };

/** A table that gives one answer, and what it was asked. */
function tableAnswering(answer: () => unknown) {
  const inputs: unknown[] = [];
  const send = async ({ input }: { input: unknown }) => {
    inputs.push(input);
    return answer();
  };
  const profiles = createDynamoDbProfiles({
    client: { send } as unknown as DynamoDBClient,
    tableName: 'profiles',
  });
  return { profiles, inputs };
}
const conflict = () => {
  throw new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });
};

describe('profiles in DynamoDB', () => {
  it('are read as they are now', async () => {
    const { profiles, inputs } = tableAnswering(() => ({
      Item: { version: { N: '3' }, document: { S: '{"points":7}' } },
    }));
    expect(await profiles.read(KEY)).toEqual({ version: 3, document: { points: 7 } });
    expect(inputs).toMatchObject([
      { ConsistentRead: true, Key: { pk: { S: 'e_1f' }, sk: { S: 'profile' } } },
    ]);
  });

  it('may not be there', async () => {
    expect(await tableAnswering(() => ({})).profiles.read(KEY)).toBeNull();
  });

  it('are made where there is none yet', async () => {
    const { profiles, inputs } = tableAnswering(() => ({}));
    expect(await profiles.write(KEY, { points: 1 }, null)).toBe('stored');
    expect(inputs).toMatchObject([
      {
        Item: { version: { N: '1' }, document: { S: '{"points":1}' } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    ]);
  });

  it('are replaced where nobody has since', async () => {
    const { profiles, inputs } = tableAnswering(() => ({}));
    await profiles.write(KEY, { points: 2 }, { version: 3, document: {} });
    expect(inputs).toMatchObject([
      { Item: { version: { N: '4' } }, ExpressionAttributeValues: { ':before': { N: '3' } } },
    ]);
  });

  it('stay as somebody else has written them meanwhile', async () => {
    expect(await tableAnswering(conflict).profiles.write(KEY, {}, null)).toBe('changed');
  });

  it('pass on that the table is out of reach', async () => {
    const { profiles } = tableAnswering(() => {
      throw new Error('connect ECONNREFUSED');
    });
    await expect(profiles.write(KEY, {}, null)).rejects.toThrow('connect ECONNREFUSED');
  });
});
