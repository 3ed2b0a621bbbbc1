import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { EVENT_SOURCE, type LeadEvent } from '#domain/scoring/lead-event.ts';
import { appendLines } from './append-lines.ts';
import type { EventBus } from './event-bus.ts';
import { errorCode } from './store-write-error.ts';

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

/**
 * The event bus on one machine. Several processes may hand events over at once. An event outlives its process once it
 * counts as taken; like the profiles it is not forced to disk, and after a power cut both are made again from the
 * stream, with the same ids. One that was cut short by a full disk stays behind as a line that is no JSON, which readers pass
 * over: its sender was told that it was not taken, nor any that was handed over with it.
 */
export function createDirectoryEventBus(folder: string, now: () => number): EventBus {
  const file = path.join(folder, BUS_FILE);
  return {
    async publish(events) {
      if (events.length === 0) return new Set();
      const time = new Date(now()).toISOString();
      try {
        if (await append(file, events.map((event) => lineOf(event, time)).join(''))) return new Set();
      } catch (error) {
        if (errorCode(error) === null) throw error;
      }
      return new Set(events.map(({ detail }) => detail.id));
    },
  };
}

function lineOf({ type, detail }: LeadEvent, time: string): string {
  return `${JSON.stringify({ id: detail.id, source: EVENT_SOURCE, 'detail-type': type, time, detail })}\n`;
}

async function append(file: string, lines: string): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    return await appendLines(handle, lines);
  } finally {
    await handle.close();
  }
}
