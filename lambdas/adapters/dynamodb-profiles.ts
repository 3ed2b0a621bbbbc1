import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

export interface ProfileKey {
  readonly pk: string;
  readonly sk: string;
}

/** A profile as it lies in the table. */
export interface StoredProfile {
  /** How often it was written. */
  readonly version: number;
  readonly document: unknown;
}

export interface ProfileStore {
  /** The profile as it is now, also where it was written a moment ago; null where there is none. */
  read(key: ProfileKey): Promise<StoredProfile | null>;
  /**
   * Writes a profile on the condition that nobody has written it since it was read: of several that change one
   * profile at once, one is `stored` and the others hear `changed`, read again and think again.
   *
   * @param before what `read` gave
   */
  write(key: ProfileKey, document: unknown, before: StoredProfile | null): Promise<'stored' | 'changed'>;
}

export interface DynamoDbProfilesProps {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

/** Lead profiles in DynamoDB, each changed by one writer at a time without anyone holding a lock. */
export function createDynamoDbProfiles({ client, tableName }: DynamoDbProfilesProps): ProfileStore {
  return {
    async read({ pk, sk }) {
      const { Item: item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          ConsistentRead: true,
        }),
      );
      if (item === undefined) return null;
      return { version: Number(item.version?.N), document: JSON.parse(item.document?.S ?? 'null') };
    },

    async write({ pk, sk }, document, before) {
      const version = (before?.version ?? 0) + 1;
      const condition =
        before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :before',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': { N: String(before.version) } },
            };
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: pk },
              sk: { S: sk },
              version: { N: String(version) },
              document: { S: JSON.stringify(document) },
            },
            ...condition,
          }),
        );
        return 'stored';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'changed';
        throw error;
      }
    },
  };
}
