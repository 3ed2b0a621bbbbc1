import type { KeyLinks } from '#adapters/item-key-links.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { sideBySide } from '../scoring/side-by-side.ts';
import type { KeyLink } from './lake-answers.ts';
import type { LinksProgress, PublishProgress } from './publish-progress.ts';

/**
 * A link may come into the lake so long after it was first known: an event that could not be delivered is kept in
 * the stream, then beside it, until the gate can take it.
 */
export const LATE_MS = 14 * DAY_MS;
/** After so many, how far it has come is written down. */
export const LINKS_PER_NOTE = 2_000;
const AT_ONCE = 16;

export interface LinkPublication {
  readonly links: KeyLinks;
  readonly progress: PublishProgress;
}

/** From when on links may be unknown to the operational store; null: all may be. */
export function linksSince({ doneMs, reachedMs }: LinksProgress): number | null {
  return reachedMs ?? (doneMs === null ? null : doneMs - LATE_MS);
}

/**
 * Tells the operational store of keys that the lake has seen together, so that it knows who belongs together also
 * where it has missed the event. Told what it knows, it only reads.
 *
 * @param found since `linksSince`, in the order in which they were first known
 * @returns how many links it has taken, those it knew included
 */
export async function publishLinks(
  found: readonly KeyLink[],
  asOfMs: number,
  { links, progress }: LinkPublication,
): Promise<number> {
  const { doneMs } = await progress.read();
  let linked = 0;
  for (let start = 0; start < found.length; start += LINKS_PER_NOTE) {
    const some = found.slice(start, start + LINKS_PER_NOTE);
    await sideBySide(some, AT_ONCE, async ({ keys }) => {
      // events of people with so many keys are left to the pipeline as well
      if ((await links.link(keys)) === 'linked') linked += 1;
    });
    const reachedMs = some.at(-1)?.firstKnownMs;
    if (reachedMs !== undefined) await progress.write({ doneMs, reachedMs });
  }
  await progress.write({ doneMs: asOfMs, reachedMs: null });
  return linked;
}
