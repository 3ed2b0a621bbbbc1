import type { KeyLinks } from '#adapters/item-key-links.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { PROFILES_AT_ONCE, sideBySide } from '../scoring/side-by-side.ts';
import { type KeyLink, LINKS_PER_PAGE, type LinksSince } from './lake-links.ts';
import type { LinksProgress, PublishProgress } from './publish-progress.ts';

/**
 * A link may come into the lake so long after it was first known: an event that could not be delivered is kept in
 * the stream, then beside it, until the gate can take it. Such links wait for the first run of a day.
 */
export const LATE_MS = 14 * DAY_MS;
/** What was on its way to the lake when a run began is there for the next one. */
export const UNDER_WAY_MS = 60 * 60_000;
/** After so many, how far it has come is written down. */
export const LINKS_PER_NOTE = 2_000;

export interface LinkPublication {
  readonly links: KeyLinks;
  readonly progress: PublishProgress;
  /** The next page of those found. */
  readonly after: (link: KeyLink) => Promise<readonly KeyLink[]>;
}

/** From when on links may be unknown to the operational store; null: all may be. */
export function linksSince({ doneMs, reachedMs }: LinksProgress): LinksSince | null {
  if (reachedMs !== null) return { sinceMs: reachedMs, asOf: null };
  if (doneMs === null) return null;
  const nextDayMs = (Math.floor(doneMs / DAY_MS) + 1) * DAY_MS;
  return { sinceMs: doneMs - UNDER_WAY_MS, asOf: { fromMs: nextDayMs, sinceMs: doneMs - LATE_MS } };
}

/**
 * Tells the operational store of keys that the lake has seen together, so that it knows who belongs together also
 * where it has missed the event. Told what it knows, it only reads.
 *
 * @param found first page of those since `linksSince`, in the order in which they were first known
 * @returns how many links it has taken, those it knew included
 */
export async function publishLinks(
  found: readonly KeyLink[],
  asOfMs: number,
  { links, progress, after }: LinkPublication,
): Promise<number> {
  const { doneMs } = await progress.read();
  let linked = 0;
  const publishSome = async (some: readonly KeyLink[]): Promise<void> => {
    await sideBySide(some, PROFILES_AT_ONCE, async ({ keys }) => {
      // events of people with so many keys are left to the pipeline as well
      if ((await links.link(keys)) === 'linked') linked += 1;
    });
    const reachedMs = some.at(-1)?.firstKnownMs;
    if (reachedMs !== undefined) await progress.write({ doneMs, reachedMs });
  };
  for (let page = found; ; ) {
    for (let start = 0; start < page.length; start += LINKS_PER_NOTE) {
      await publishSome(page.slice(start, start + LINKS_PER_NOTE));
    }
    const last = page.at(-1);
    if (last === undefined || page.length < LINKS_PER_PAGE) break;
    page = await after(last);
  }
  await progress.write({ doneMs: asOfMs, reachedMs: null });
  return linked;
}
