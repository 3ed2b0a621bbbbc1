import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 250;

/** Looks again and again until what it sees will do, or time is up; returns what it saw last. */
export async function waitUntil<T>(
  look: () => Promise<T>,
  willDo: (seen: T) => boolean,
  withinMs: number,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (willDo(seen) || Date.now() >= end) return seen;
    await sleep(LOOK_EVERY_MS);
  }
}
