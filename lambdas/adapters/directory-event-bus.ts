import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { EVENT_SOURCE, type LeadEvent } from '#domain/scoring/lead-event.ts';
import type { EventBus } from './event-bus.ts';
import { errorCode } from './store-write-error.ts';
import { syncFolder } from './sync-folder.ts';

/** An event as it lies on the bus, in EventBridge's own form. */
export type BusEvent = {
  [T in LeadEvent['type']]: {
    readonly id: string;
    readonly source: string;
    readonly 'detail-type': T;
    /** ISO time at which it was handed over. */
    readonly time: string;
    readonly detail: Extract<LeadEvent, { type: T }>['detail'];
  };
}[LeadEvent['type']];

/** The bus's file in its folder: a line an event, in the order they were handed over. */
export const BUS_FILE = 'events.ndjson';

const NEWLINE = 0x0a;

/**
 * The event bus on one machine. Several processes may hand events over at once, as appending is one write; an
 * event is on the disk before it counts as taken. One that was cut short by a full disk stays behind as a line
 * that is no JSON, which readers pass over: its sender was told that it was not taken.
 */
export function createDirectoryEventBus(folder: string, now: () => number): EventBus {
  const file = path.join(folder, BUS_FILE);
  return {
    async publish(events) {
      if (events.length === 0) return new Set();
      const time = new Date(now()).toISOString();
      try {
        await append(file, events.map((event) => lineOf(event, time)).join(''));
        return new Set();
      } catch (error) {
        if (errorCode(error) === null) throw error;
        return new Set(events.map(({ detail }) => detail.id));
      }
    },
  };
}

function lineOf({ type, detail }: LeadEvent, time: string): string {
  return `${JSON.stringify({ id: detail.id, source: EVENT_SOURCE, 'detail-type': type, time, detail })}\n`;
}

async function append(file: string, lines: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const isTorn = size > 0 && (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== NEWLINE;
    await handle.appendFile(isTorn ? `\n${lines}` : lines);
    await handle.datasync();
    if (size === 0) await syncFolder(path.dirname(file));
  } finally {
    await handle.close();
  }
}
