import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { checkWrites, type Item, type ItemKey, type ItemTable } from './item-table.ts';
import { tryAgain } from './try-again.ts';

export interface DynamoDbItemTableProps {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

/** How many items DynamoDB reads at once. */
const MAX_READS = 100;

/** Reasons for which a transaction was not written and nothing is broken: somebody else was faster. */
const REFUSALS = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** A table of items in DynamoDB, read consistently. */
export function createDynamoDbItemTable({ client, tableName }: DynamoDbItemTableProps): ItemTable {
  /** A read that is larger than 16 MB, or too much at once, is answered in part. */
  const getSome = async (keys: readonly ItemKey[]): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>();
    let left: Record<string, AttributeValue>[] = keys.map(attributesOf);
    await tryAgain('reading items', async () => {
      const request = { [tableName]: { Keys: left, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: request }),
      );
      for (const item of Responses?.[tableName] ?? []) {
        const version = Number(item.version?.N);
        found.set(nameOf({ pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' }), {
          version,
          body: item.body?.S ?? 'null',
        });
      }
      left = UnprocessedKeys?.[tableName]?.Keys ?? [];
      return left.length === 0 ? true : null;
    });
    return found;
  };

  return {
    async get(keys) {
      const found = new Map<string, Item>();
      const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
      for (let at = 0; at < distinct.length; at += MAX_READS) {
        for (const [name, item] of await getSome(distinct.slice(at, at + MAX_READS))) found.set(name, item);
      }
      return keys.map((key) => found.get(nameOf(key)) ?? null);
    },

    async last(pk, skPrefix, limit) {
      const bodies: string[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk and begins_with(sk, :prefix)',
            ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: skPrefix } },
            ConsistentRead: true,
            ScanIndexForward: false,
            Limit: limit - bodies.length,
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        bodies.push(...(page.Items ?? []).map(({ body }) => body?.S ?? 'null'));
        start = page.LastEvaluatedKey;
      } while (start && bodies.length < limit);
      return bodies;
    },

    async write(writes) {
      checkWrites(writes);
      const TransactItems = writes.map(({ body, before, ...key }) => ({
        Put: {
          TableName: tableName,
          Item: { ...attributesOf(key), body: { S: body }, version: { N: String((before ?? 0) + 1) } },
          ...(before === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :before',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':before': { N: String(before) } },
              }),
        },
      }));
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return 'done';
      } catch (error) {
        if (isRefusal(error)) return 'refused';
        throw error;
      }
    },
  };
}

const nameOf = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;

const attributesOf = ({ pk, sk }: ItemKey): Record<string, AttributeValue> => ({
  pk: { S: pk },
  sk: { S: sk },
});

/** The reason of an item that would have been written is `None`. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const failed = codes.filter((code) => code !== 'None');
  return failed.length > 0 && failed.every((code) => REFUSALS.has(code));
}
