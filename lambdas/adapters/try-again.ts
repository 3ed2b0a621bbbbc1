import { setTimeout as wait } from 'node:timers/promises';

/** How often something is tried that others keep from being done. */
export const MAX_ATTEMPTS = 200;
const MAX_PAUSE_MS = 20;

/** Others kept changing what had to be changed. Nothing is lost: the same may be tried again. */
export class ContentionError extends Error {
  override readonly name = 'ContentionError';

  constructor(what: string) {
    super(`${what}: others were faster ${MAX_ATTEMPTS} times`);
  }
}

/** Does something again, after a pause that grows and differs, until it is not null. */
export async function tryAgain<T>(what: string, attempt: () => Promise<T | null>): Promise<T> {
  for (let count = 1; count <= MAX_ATTEMPTS; count += 1) {
    const result = await attempt();
    if (result !== null) return result;
    await wait(Math.random() * Math.min(count, MAX_PAUSE_MS));
  }
  throw new ContentionError(what);
}
