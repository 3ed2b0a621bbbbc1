import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type ItemKey, type ItemWrite, versionAfter } from './item-table.ts';

/** The attribute by which DynamoDB removes items: the table's time to live has to name it. */
export const EXPIRY = 'expires_at';

export const attributesOf = ({ pk, sk }: ItemKey): Record<string, AttributeValue> => ({
  pk: { S: pk },
  sk: { S: sk },
});

export function transactItemOf(write: ItemWrite, tableName: string): TransactWriteItem {
  if (write.body === null) return { Delete: deleteOf(write, tableName) };
  return { Put: putOf(write, write.body, tableName) };
}

export const putOf = (write: ItemWrite, body: string, TableName: string) => ({
  TableName,
  Item: {
    ...attributesOf(write),
    body: { S: body },
    version: { N: String(versionAfter(write.before)) },
    ...(write.expiresAt !== undefined && { [EXPIRY]: { N: String(write.expiresAt) } }),
  },
  ...conditionOf(write),
});

export const deleteOf = (write: ItemWrite, TableName: string) => ({
  TableName,
  Key: attributesOf(write),
  ...conditionOf(write),
});

function conditionOf({ before }: ItemWrite) {
  if (before === 'any') return {};
  if (before === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :before',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':before': { N: String(before) } },
  };
}

/** An empty text is no value of a key, not even as the beginning of one. */
export function keyCondition(pk: string, skPrefix: string) {
  if (skPrefix === '')
    return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } };
  return {
    KeyConditionExpression: 'pk = :pk and begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: skPrefix } },
  };
}
