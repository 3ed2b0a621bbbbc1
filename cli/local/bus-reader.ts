import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { BUS_FILE, type BusEvent } from '#adapters/directory-event-bus.ts';
import { errorCode } from '#adapters/store-write-error.ts';
import { visitLines } from './visit-lines.ts';

/** An event of the bus, and where whoever has dealt with it reads on. */
export interface FoundEvent<E extends BusEvent = BusEvent> {
  readonly event: E;
  readonly next: number;
}

export type EventOfType<T extends BusEvent['detail-type']> = Extract<BusEvent, { 'detail-type': T }>;

const READ_BYTES = 1024 * 1024;
/** Events handed over together; what comes after them is read once they are dealt with. */
const MOST_EVENTS = 1000;

/** Where the bus ends now. */
export async function endOfBus(folder: string): Promise<number> {
  try {
    return (await stat(path.join(folder, BUS_FILE))).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** What a subscriber reads at a time. */
export interface BusPage<E extends BusEvent> {
  /** Oldest first. */
  readonly found: readonly FoundEvent<E>[];
  /** Where to read on once all of them are dealt with. */
  readonly next: number;
  readonly isLast: boolean;
}

/** The next events of one type from a place on. */
export async function readBus<T extends BusEvent['detail-type']>(
  folder: string,
  type: T,
  from: number,
): Promise<BusPage<EventOfType<T>>> {
  const end = await endOfBus(folder);
  // A bus that is shorter than what was read of it is another one.
  const start = from > end ? 0 : from;
  if (start === end) return { found: [], next: start, isLast: true };
  const found: FoundEvent<EventOfType<T>>[] = [];
  let reached = start;
  const handle = await open(path.join(folder, BUS_FILE), 'r');
  try {
    await visitLines(handle, start, READ_BYTES, (line, _offset, next) => {
      const event = line.includes(type) ? parse(line) : null;
      if (isOfType(event, type)) found.push({ event, next });
      reached = next;
      return found.length < MOST_EVENTS;
    });
  } finally {
    await handle.close();
  }
  return { found, next: reached, isLast: found.length < MOST_EVENTS };
}

function isOfType<T extends BusEvent['detail-type']>(
  event: BusEvent | null,
  type: T,
): event is EventOfType<T> {
  return event?.['detail-type'] === type;
}

/** Null for a line whose writer was cut short. */
function parse(line: string): BusEvent | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
