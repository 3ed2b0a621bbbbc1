import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import type { CountBody } from '#adapters/event-count.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import type { ItemKey } from '#adapters/item-table.ts';
import { countKey, eventKey } from '#adapters/profile-items.ts';
import { takeEvent } from '../../../lambdas/scoring/take-event.ts';
import { CONTRACT_LIMITS, type ContractEvent, contractEvent } from './profile-store-contract.ts';

const AT_ONCE = 100;
const MAX_EVENTS = 500;
/** So many of these are more than DynamoDB answers at once, which is 1 MB. */
const NOTE = 'x'.repeat(2500);
const KEYS = ['e_1', 'p_1'];

type Client = Pick<DynamoDBClient, 'send'>;

const eventAt = (place: number, note?: string): ContractEvent => ({
  ...contractEvent(`n${place}`, KEYS, 1000 + place),
  ...(note !== undefined && { note }),
});

async function putAll(client: Client, tableName: string, items: readonly (ItemKey & { body: string })[]) {
  const TransactItems = items.map(({ pk, sk, body }) => ({
    Put: {
      TableName: tableName,
      Item: { pk: { S: pk }, sk: { S: sk }, body: { S: body }, version: { N: '1' } },
    },
  }));
  await client.send(new TransactWriteItemsCommand({ TransactItems }));
}

/** What a lead with more events than are read together is answered with. The table is empty at first. */
export async function answerOfCrowdedLead(client: Client, tableName: string, events: number) {
  const store = createItemProfileStore<ContractEvent, number>(
    createDynamoDbItemTable({ client, tableName }),
    {
      limits: CONTRACT_LIMITS,
      maxEvents: MAX_EVENTS,
    },
  );
  await store.take(eventAt(0));
  const others = Array.from({ length: events - 1 }, (_, place) =>
    place < events - MAX_EVENTS ? eventAt(place + 1) : eventAt(place + 1, NOTE),
  );
  for (let at = 0; at < others.length; at += AT_ONCE) {
    const some = others.slice(at, at + AT_ONCE);
    await putAll(
      client,
      tableName,
      some.map((event) => ({ ...eventKey(event), body: JSON.stringify(event) })),
    );
  }
  const count: CountBody = {
    changes: events,
    events,
    creatingEvents: events,
    first: { event_time_ms: 1000, event_id: 'n0' },
  };
  await putAll(client, tableName, [{ ...countKey(KEYS), body: JSON.stringify(count) }]);
  const { scored } = await takeEvent(store, eventAt(events, NOTE), (profile) => profile.events.length);
  return scored.map(({ profile: { eventsSeen, leadId, truncated, events: read }, score }) => ({
    eventsSeen,
    leadId,
    truncated,
    score,
    newest: read[0]?.event_id,
    oldest: read.at(-1)?.event_id,
  }));
}
