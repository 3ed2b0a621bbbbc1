import type { ObjectInbox, WaitingObject } from '#adapters/object-inbox.ts';
import { arrivalOf } from '../validation/arrival.ts';
import type { GateDependencies } from '../validation/create-handler.ts';
import { createDrainTally, type DrainSummary } from './drain-summary.ts';
import { type Gate, gateAgain } from './gate-again.ts';
import { quarantineRecord } from './quarantine-record.ts';
import { readFailedBatch } from './read-failed-batch.ts';

/** An invocation takes 6 MB and its text is escaped once more; what is larger is not Lambda's and stays unread. */
export const MAX_OBJECT_BYTES = 32 * 1024 * 1024;

/** Told of every object that stays: its key, why, and what was thrown where something was. */
export type KeptListener = (key: string, why: 'unreadable' | 'failed', error?: unknown) => void;

export interface DrainDependencies extends Pick<GateDependencies, 'store' | 'metrics' | 'onStoreFailure'> {
  /** What Lambda gave up on. */
  readonly inbox: ObjectInbox;
  /** The gate over the same store, telling its verdicts. */
  readonly createGate: (deps: Required<Pick<GateDependencies, 'onVerdicts'>>) => Gate;
  /** @default nobody is; the objects stay anyway */
  readonly onKept?: KeptListener;
}

/**
 * Sends what the on-failure destination holds through the gate again. An object is removed only once every record
 * in it lies in raw or in quarantine; stored lines carry their position, so that draining an object twice, or one
 * whose records were stored before Lambda gave up on them, adds nothing that counts. One object's trouble is its own.
 *
 * @throws where the objects cannot be listed.
 */
export function createDrain({ inbox, store, metrics, createGate, ...listeners }: DrainDependencies) {
  const { onKept = () => {}, onStoreFailure = () => {} } = listeners;

  return async (hasTime: () => boolean = () => true): Promise<DrainSummary> => {
    const tally = createDrainTally();
    const onVerdicts = tally.verdicts;
    const gate = createGate({ onVerdicts });

    const drainObject = async ({ key, bytes }: WaitingObject): Promise<void> => {
      const body = bytes > MAX_OBJECT_BYTES ? new Uint8Array() : await inbox.read(key);
      if (body === null) return;
      const event = readFailedBatch(body);
      if (event === null) {
        tally.object('unreadable');
        onKept(key, 'unreadable');
        return;
      }
      const isStored = await gateAgain(event.Records, gate, (record) =>
        quarantineRecord(record, { store, metrics, onVerdicts, onStoreFailure }),
      );
      if (!isStored) {
        tally.object('failed');
        onKept(key, 'failed');
        return;
      }
      await inbox.remove(key);
      tally.object('drained');
      for (const record of event.Records) tally.arrival(arrivalOf(record).receivedAtMs);
    };

    for await (const waiting of inbox.list()) {
      if (!hasTime()) {
        tally.object('left');
        continue;
      }
      try {
        await drainObject(waiting);
      } catch (error) {
        tally.object('failed');
        onKept(waiting.key, 'failed', error);
      }
    }
    return tally.summary();
  };
}
