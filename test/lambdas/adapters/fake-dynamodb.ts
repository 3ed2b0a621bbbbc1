import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

type Attributes = Record<string, AttributeValue>;

const MAX_TRANSACTION = 100;
const MAX_BATCH = 100;
const MAX_ITEM_BYTES = 400 * 1024;
const MAX_NAME_BYTES = { pk: 2048, sk: 1024 };
const MAX_PAGE_BYTES = 1024 * 1024;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

export class ValidationError extends Error {
  override readonly name = 'ValidationException';
}

/** What goes wrong with a call: it throws `before` it does anything, or `after` it has done it. */
export interface Fault {
  readonly before?: Error;
  readonly after?: Error;
}

export interface FakeDynamoDb {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** Asked before every call. */
  faultOf: (command: unknown) => Fault;
  /** What every call waits for, in which others may come through. @default the next turn */
  pause: () => Promise<void>;
  /** What was asked for, in its order. */
  readonly calls: string[];
}

/** One table with the keys `pk` and `sk` that keeps DynamoDB's rules; a read not said to be consistent is late. */
export function createFakeDynamoDb(): FakeDynamoDb {
  const now = new Map<string, Attributes>();
  let late = new Map<string, Attributes>();

  interface Write {
    readonly Item?: Attributes | undefined;
    readonly Key?: Attributes | undefined;
    readonly ConditionExpression?: string | undefined;
    readonly ExpressionAttributeValues?: Attributes | undefined;
  }
  const keyOf = ({ Item, Key }: Write) => nameOf(Item ?? Key ?? {});
  const holds = (write: Write) => {
    const { ConditionExpression, ExpressionAttributeValues: values } = write;
    const there = now.get(keyOf(write));
    if (ConditionExpression === undefined) return true;
    if (ConditionExpression === 'attribute_not_exists(pk)') return there === undefined;
    return there !== undefined && there.version?.N === values?.[':before']?.N;
  };
  const apply = (writes: readonly Write[]) => {
    late = new Map(now);
    for (const write of writes) {
      if (write.Item) now.set(keyOf(write), write.Item);
      else now.delete(keyOf(write));
    }
    return {};
  };
  const check = (writes: readonly Write[]) => {
    for (const { Item = {}, Key = {} } of writes) {
      for (const [name, most] of Object.entries(MAX_NAME_BYTES)) {
        const bytes = Buffer.byteLength({ ...Item, ...Key }[name]?.S ?? '');
        if (bytes === 0 || bytes > most) throw new ValidationError(`${name} has ${bytes} bytes`);
      }
      if (bytesOf(Item) > MAX_ITEM_BYTES) throw new ValidationError('item too large');
    }
  };
  const transact = ({ TransactItems = [] }: TransactWriteItemsCommand['input']) => {
    if (TransactItems.length > MAX_TRANSACTION) throw new ValidationError('more than 100 items');
    const writes = TransactItems.flatMap(({ Put, Delete }): Write[] => [Put ?? Delete ?? {}]);
    if (new Set(writes.map(keyOf)).size < writes.length)
      throw new ValidationError('one item twice in a transaction');
    check(writes);
    const codes = writes.map((write) => (holds(write) ? 'None' : 'ConditionalCheckFailed'));
    if (codes.some((code) => code !== 'None')) throw cancelled(codes);
    return apply(writes);
  };
  const writeOne = (write: Write) => {
    check([write]);
    if (holds(write)) return apply([write]);
    throw new ConditionalCheckFailedException({ $metadata: {}, message: 'the condition does not hold' });
  };

  const batchGet = ({ RequestItems = {} }: BatchGetItemCommand['input']) => {
    const [[table = '', { Keys = [], ConsistentRead = false } = { Keys: [] }] = []] =
      Object.entries(RequestItems);
    if (Keys.length > MAX_BATCH || Keys.length === 0) throw new ValidationError('1 to 100 keys');
    if (new Set(Keys.map(nameOf)).size < Keys.length) throw new ValidationError('one key twice');
    const items: Attributes[] = [];
    const left: Attributes[] = [];
    let bytes = 0;
    for (const key of Keys) {
      const item = (ConsistentRead ? now : late).get(nameOf(key));
      bytes += item ? bytesOf(item) : 0;
      if (bytes > MAX_BATCH_BYTES) left.push(key);
      else if (item) items.push(item);
    }
    return {
      Responses: { [table]: items },
      UnprocessedKeys: left.length > 0 ? { [table]: { Keys: left } } : {},
    };
  };

  const query = (input: QueryCommand['input']) => {
    const { ':pk': pk, ':prefix': prefix } = input.ExpressionAttributeValues ?? {};
    if (prefix?.S === '') throw new ValidationError('an empty text is no value of a key');
    const order = input.ScanIndexForward === false ? -1 : 1;
    const start = input.ExclusiveStartKey?.sk?.S;
    const rows = [...(input.ConsistentRead ? now : late).values()]
      .filter((item) => item.pk?.S === pk?.S && item.sk?.S?.startsWith(prefix?.S ?? ''))
      .sort((a, b) => order * ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1))
      .filter((item) => start === undefined || order * ((item.sk?.S ?? '') < start ? -1 : 1) > 0)
      .filter((item) => item.sk?.S !== start);
    const page: Attributes[] = [];
    let bytes = 0;
    for (const row of rows) {
      if (page.length > 0 && bytes + bytesOf(row) > MAX_PAGE_BYTES) break;
      if (page.length === (input.Limit ?? Number.POSITIVE_INFINITY)) break;
      bytes += bytesOf(row);
      page.push(row);
    }
    const end = page.at(-1);
    const hasMore = end !== undefined && page.length < rows.length;
    return { Items: page, ...(hasMore && { LastEvaluatedKey: { pk: end.pk, sk: end.sk } }) };
  };

  const fake: FakeDynamoDb = {
    calls: [],
    faultOf: () => ({}),
    pause: () => Promise.resolve(),
    client: {
      send: async (command: unknown) => {
        const { before, after } = fake.faultOf(command);
        await fake.pause();
        if (before) throw before;
        const answer = act(command);
        await fake.pause();
        if (after) throw after;
        return answer;
      },
    } as unknown as FakeDynamoDb['client'],
  };
  const act = (command: unknown) => {
    fake.calls.push((command as object).constructor.name);
    if (command instanceof TransactWriteItemsCommand) return transact(command.input);
    if (command instanceof PutItemCommand) return writeOne(command.input);
    if (command instanceof DeleteItemCommand) return writeOne(command.input);
    if (command instanceof BatchGetItemCommand) return batchGet(command.input);
    if (command instanceof QueryCommand) return query(command.input);
    throw new ValidationError('not a call this fake knows');
  };
  return fake;
}

export function cancelled(codes: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    $metadata: {},
    message: codes.join(', '),
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

/** What a write outside a transaction gets while one writes the same item. */
export const conflict = (): TransactionConflictException =>
  new TransactionConflictException({ $metadata: {}, message: 'a transaction is under way' });

const nameOf = (item: Attributes): string => `${item.pk?.S} ${item.sk?.S}`;

function bytesOf(item: Attributes): number {
  return Object.entries(item).reduce(
    (sum, [name, { S = '', N = '' }]) => sum + Buffer.byteLength(name) + Buffer.byteLength(S) + N.length,
    0,
  );
}
