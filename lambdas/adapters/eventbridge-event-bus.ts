import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, type LeadEvent } from '#domain/scoring/lead-event.ts';
import type { EventBus } from './event-bus.ts';

/** How many entries EventBridge takes in one request. */
export const MAX_ENTRIES = 10;
/** How many bytes of entries, by its own way of counting. */
export const MAX_REQUEST_BYTES = 256 * 1024;

/** EventBridge counts every entry that states its time with so many bytes more. */
const TIME_BYTES = 14;

export interface EventBridgeEventBusProps {
  readonly client: Pick<EventBridgeClient, 'send'>;
  /** Name of the bus. */
  readonly busName: string;
  /** Told of requests that failed as a whole. @default nobody is; what was in them is handed over again anyway */
  readonly onFailure?: (error: unknown) => void;
}

/** An event as EventBridge gets it. */
interface Sending {
  readonly id: string;
  readonly entry: PutEventsRequestEntry;
  readonly bytes: number;
}

/**
 * An event bus of EventBridge. Entries fail one by one, and a request that fails may have been taken. After one that
 * failed as a whole nothing more is asked: each would take as long to fail, and all of it is handed over again.
 */
export function createEventBridgeEventBus({
  client,
  busName,
  onFailure = () => {},
}: EventBridgeEventBusProps): EventBus {
  return {
    async publish(events) {
      const chunks = chunksOf(events.map((event) => sendingOf(event, busName)));
      const notTaken = new Set(events.map(({ detail }) => detail.id));
      try {
        for (const chunk of chunks) {
          const answer = await client.send(
            new PutEventsCommand({ Entries: chunk.map(({ entry }) => entry) }),
          );
          // in the order of the request; what EventBridge has no answer for cannot count as taken
          for (const [place, { id }] of chunk.entries())
            if (answer.Entries?.[place]?.EventId) notTaken.delete(id);
        }
      } catch (error) {
        onFailure(error);
      }
      return notTaken;
    },
  };
}

function sendingOf({ type, detail }: LeadEvent, busName: string): Sending {
  const text = JSON.stringify(detail);
  const entry = {
    EventBusName: busName,
    Source: EVENT_SOURCE,
    DetailType: type,
    Detail: text,
    Time: new Date(detail.asOfMs),
  };
  const bytes = TIME_BYTES + EVENT_SOURCE.length + type.length + Buffer.byteLength(text);
  return { id: detail.id, entry, bytes };
}

/** As few requests as the order of the events and EventBridge's limits allow. */
function chunksOf(sendings: readonly Sending[]): Sending[][] {
  const chunks: Sending[][] = [];
  let room = 0;
  for (const sending of sendings) {
    const chunk = chunks.at(-1);
    if (chunk === undefined || chunk.length === MAX_ENTRIES || sending.bytes > room) {
      chunks.push([sending]);
      room = MAX_REQUEST_BYTES - sending.bytes;
    } else {
      chunk.push(sending);
      room -= sending.bytes;
    }
  }
  return chunks;
}
