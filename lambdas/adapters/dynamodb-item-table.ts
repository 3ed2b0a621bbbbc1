import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { isRefusal } from './dynamodb-refusal.ts';
import { attributesOf, deleteOf, EXPIRY, keyCondition, putOf, transactItemOf } from './dynamodb-requests.ts';
import {
  checkWrites,
  type Item,
  type ItemKey,
  type ItemTable,
  isExpired,
  livingWrites,
} from './item-table.ts';
import { tryAgain } from './try-again.ts';

export interface DynamoDbItemTableProps {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
  /** What time it is, in milliseconds. @default the clock of the machine */
  readonly now?: () => number;
}

/** How many items DynamoDB reads at once. */
const MAX_READS = 100;

/** A table of items in DynamoDB, read consistently. */
export function createDynamoDbItemTable(props: DynamoDbItemTableProps): ItemTable {
  const { client, tableName, now = Date.now } = props;
  /** DynamoDB removes what has expired within days, not at once. */
  const isThere = (item: Record<string, AttributeValue>): boolean =>
    item[EXPIRY]?.N === undefined || !isExpired(Number(item[EXPIRY].N), now());
  /** A read that is larger than 16 MB, or too much at once, is answered in part. */
  const getSome = async (keys: readonly ItemKey[]): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>();
    let left: Record<string, AttributeValue>[] = keys.map(attributesOf);
    await tryAgain('reading items', async () => {
      const request = { [tableName]: { Keys: left, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: request }),
      );
      for (const item of (Responses?.[tableName] ?? []).filter(isThere)) {
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

    async list(pk, skPrefix, { order, limit = Number.POSITIVE_INFINITY }) {
      const bodies: string[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: tableName,
            ...keyCondition(pk, skPrefix),
            ConsistentRead: true,
            ScanIndexForward: order === 'ascending',
            ...(Number.isFinite(limit) && { Limit: limit - bodies.length }),
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        bodies.push(...(page.Items ?? []).filter(isThere).map(({ body }) => body?.S ?? 'null'));
        start = page.LastEvaluatedKey;
      } while (start && bodies.length < limit);
      return bodies;
    },

    async write(all) {
      checkWrites(all);
      const writes = livingWrites(all, now());
      const [only, ...others] = writes;
      if (only === undefined) return 'done';
      try {
        if (others.length > 0) {
          const TransactItems = writes.map((write) => transactItemOf(write, tableName));
          await client.send(new TransactWriteItemsCommand({ TransactItems }));
        } else if (only.body === null) {
          await client.send(new DeleteItemCommand(deleteOf(only, tableName)));
        } else {
          await client.send(new PutItemCommand(putOf(only, only.body, tableName)));
        }
        return 'done';
      } catch (error) {
        if (isRefusal(error)) return 'refused';
        throw error;
      }
    },
  };
}

const nameOf = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;
