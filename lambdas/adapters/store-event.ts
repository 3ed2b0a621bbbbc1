import { compareText } from '#domain/features/fold/event-order.ts';
import { keySetOf } from '#domain/identity/identity.ts';
import { compareMoments, type EventMoment } from '#domain/identity/name-person.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { type CountBody, NO_EVENTS, withEvent, withoutEvent } from './event-count.ts';
import type { Item, ItemTable, ItemWrite } from './item-table.ts';
import { countKey, eventKey, eventPrefix, type TakenBody, takenKey, timePrefix } from './profile-items.ts';
import type { ProfileEvent, TakenIn } from './profile-store.ts';

/** What is there of an event that comes in. */
export interface EventBefore {
  readonly taken: Item | null;
  /** Of its keys. */
  readonly count: Item | null;
}

export interface EventStoring {
  readonly outcome: Exclude<TakenIn['outcome'], 'too_large'>;
  readonly writes: readonly ItemWrite[];
  readonly formerKeys: readonly (readonly string[])[];
}

/**
 * What has to be written for an event to be kept. The item of the event itself is written on no condition: it
 * changes only together with the item that says it is taken.
 */
export async function storeEvent<E extends ProfileEvent>(
  table: ItemTable,
  event: E,
  { taken, count }: EventBefore,
  keptDays: number | undefined,
): Promise<EventStoring> {
  const body = JSON.stringify(event);
  const expiry =
    keptDays === undefined ? {} : { expiresAt: Math.ceil((event.event_time_ms + keptDays * DAY_MS) / 1000) };
  const eventWrite: ItemWrite = { ...eventKey(event), body, before: 'any', ...expiry };
  const kept = taken && (JSON.parse(taken.body) as TakenBody);
  if (!kept) {
    const writes = [
      takenWrite(event, null, []),
      eventWrite,
      countWrite(event.keys, count, withEvent(read(count), event)),
    ];
    return { outcome: 'stored', writes, formerKeys: [] };
  }
  if (!goesBefore(event, kept)) return { outcome: 'known', writes: [], formerKeys: kept.formerKeys };

  const formerKeys = withKeys(kept.formerKeys, kept.keys);
  const former = { ...kept, source: event.source, event_id: event.event_id };
  const isElsewhere = keySetOf(kept.keys) !== keySetOf(event.keys);
  const [formerCount = null] = isElsewhere ? await table.get([countKey(kept.keys)]) : [count];
  const left = withoutEvent(read(formerCount), former, await firstWithout(table, former, read(formerCount)));
  const isMoved = eventKey(former).sk !== eventWrite.sk || isElsewhere;
  const writes = [
    takenWrite(event, taken.version, formerKeys),
    eventWrite,
    ...(isMoved ? [{ ...eventKey(former), body: null, before: 'any' } satisfies ItemWrite] : []),
    ...(isElsewhere ? [countWrite(kept.keys, formerCount, left)] : []),
    countWrite(event.keys, count, withEvent(isElsewhere ? read(count) : left, event)),
  ];
  return { outcome: 'replaced', writes, formerKeys };
}

type Content = Pick<ProfileEvent, 'received_at_ms' | 'payload_sha256'>;

/** The order in which the pipeline chooses among contents. */
const goesBefore = (a: Content, b: Content): boolean =>
  (a.received_at_ms - b.received_at_ms || compareText(a.payload_sha256, b.payload_sha256)) < 0;

const read = (count: Item | null): CountBody => (count ? (JSON.parse(count.body) as CountBody) : NO_EVENTS);

const withKeys = (all: readonly (readonly string[])[], keys: readonly string[]) =>
  all.some((known) => keySetOf(known) === keySetOf(keys)) ? all : [...all, keys];

function takenWrite(
  event: ProfileEvent,
  before: number | null,
  formerKeys: TakenBody['formerKeys'],
): ItemWrite {
  const { event_time_ms, received_at_ms, payload_sha256, creates_lead, keys } = event;
  const body: TakenBody = { event_time_ms, received_at_ms, payload_sha256, creates_lead, keys, formerKeys };
  return { ...takenKey(event), body: JSON.stringify(body), before };
}

const countWrite = (keys: readonly string[], before: Item | null, body: CountBody): ItemWrite => ({
  ...countKey(keys),
  body: JSON.stringify(body),
  before: before?.version ?? null,
});

/**
 * The first event of a combination once one of them goes. Whoever changes the combination changes its count, so this
 * holds if that is written as it was read. What has expired cannot be the first any more.
 */
async function firstWithout(
  table: ItemTable,
  gone: Pick<ProfileEvent, 'source' | 'event_id' | 'event_time_ms' | 'keys'>,
  { first }: CountBody,
): Promise<EventMoment | null> {
  if (first === null || compareMoments(gone, first) !== 0) return first;
  const { pk, skPrefix } = eventPrefix(gone.keys);
  const others = async (prefix: string, limit?: number) =>
    (await table.list(pk, prefix, { order: 'ascending', ...(limit !== undefined && { limit }) }))
      .map((body) => JSON.parse(body) as ProfileEvent)
      .filter(({ source, event_id }) => source !== gone.source || event_id !== gone.event_id);
  const [next] = await others(skPrefix, 2);
  if (next === undefined) return null;
  // of one moment they lie in no order that means anything
  const ofMoment = await others(timePrefix(skPrefix, next.event_time_ms));
  const [heir = next] = ofMoment.toSorted(compareMoments);
  return { event_time_ms: heir.event_time_ms, event_id: heir.event_id };
}
