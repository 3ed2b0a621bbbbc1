import path from 'node:path';
import { crmUpdateOf } from '#domain/scoring/crm-update.ts';
import { type EventOfType, readBus } from '../bus-reader.ts';
import { keepDeadLetter } from './dead-letters.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { DeliverySettings } from './settings.ts';
import type { SubscriberCursor } from './subscriber-cursor.ts';

/** Folder of what the CRM would not take, beside the cursor. */
export const DEAD_LETTERS = 'dead-letters';

export interface PushProps {
  /** Folder of the bus. */
  readonly bus: string;
  /** Folder of the subscriber: what it would not take lies there. */
  readonly subscriber: string;
  readonly cursor: SubscriberCursor;
  readonly urlPattern: string;
  readonly authorization: Readonly<Record<string, string>>;
  readonly settings: DeliverySettings;
  /** How long pushing may take; what is left by then is pushed the next time. */
  readonly budgetMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told after each event how many have been dealt with. Left out, nobody is told. */
  readonly onProgress?: (dealtWith: number) => void;
}

export interface PushResult {
  readonly delivered: number;
  /** How many lie among the dead letters now, by why. */
  readonly givenUp: Readonly<Record<string, number>>;
  /** Why the rest waits; null where nothing does. */
  readonly waitsFor: string | null;
}

/**
 * Pushes band changes to the CRM, one after the other, as a lead's changes make sense in their order only. The
 * cursor moves with each: whoever is killed repeats one, under the same idempotency key.
 */
export async function pushBandChanges(props: PushProps): Promise<PushResult> {
  const { bus, cursor, budgetMs, now, onProgress } = props;
  const deadlineMs = now() + budgetMs;
  const givenUp: Record<string, number> = {};
  let delivered = 0;
  let dealtWith = 0;
  for (let from = await cursor.load(); ; ) {
    const { found, next, isLast } = await readBus(bus, 'LeadBandChanged', from);
    for (const { event, next: after } of found) {
      const delivery = await pushOne(event, deadlineMs, props);
      if (delivery.outcome === 'waits') return { delivered, givenUp, waitsFor: delivery.reason };
      if (delivery.outcome === 'delivered') delivered += 1;
      else givenUp[delivery.reason] = (givenUp[delivery.reason] ?? 0) + 1;
      await cursor.save(after);
      dealtWith += 1;
      onProgress?.(dealtWith);
    }
    if (next > from) await cursor.save(next);
    if (isLast) return { delivered, givenUp, waitsFor: null };
    from = next;
  }
}

/** An event that is given up is kept before the cursor moves on. */
async function pushOne(
  event: EventOfType<'LeadBandChanged'>,
  deadlineMs: number,
  { subscriber, urlPattern, now, ...props }: PushProps,
): Promise<Delivery> {
  if (now() > deadlineMs) return { outcome: 'waits', reason: 'no_time' };
  const update = crmUpdateOf(event.detail, urlPattern);
  const delivery = await deliver({ ...props, update, eventTimeMs: Date.parse(event.time), deadlineMs, now });
  if (delivery.outcome === 'given_up') {
    const { reason, attempts } = delivery;
    const letter = { reason, attempts, given_up_at: new Date(now()).toISOString(), event };
    await keepDeadLetter(path.join(subscriber, DEAD_LETTERS), letter);
  }
  return delivery;
}
