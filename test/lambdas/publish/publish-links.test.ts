import type { KeyLinks } from '#adapters/item-key-links.ts';
import { type KeyLink, LINKS_PER_PAGE } from '../../../lambdas/publish/lake-links.ts';
import { LINKS_PER_NOTE, linksSince, publishLinks } from '../../../lambdas/publish/publish-links.ts';
import type { LinksProgress } from '../../../lambdas/publish/publish-progress.ts';
import { ms } from '../domain/features/fold/event-factory.ts';

const RUN_MS = 1_740_000_000_000;
const linksOf = (count: number): KeyLink[] =>
  Array.from({ length: count }, (_, place) => ({ keys: [`e_${place}`, `p_${place}`], firstKnownMs: place }));

/** A store of links that dies after so many, and a progress that remembers every note. */
function publishing(dieAfter = Number.POSITIVE_INFINITY) {
  const notes: LinksProgress[] = [];
  const linked: string[] = [];
  const links: KeyLinks = {
    async link([stronger = '']) {
      if (linked.length >= dieAfter) throw new Error('killed');
      if (stronger === 'e_1') return 'too_large';
      linked.push(stronger);
      return 'linked';
    },
  };
  const progress = {
    read: async () => notes.at(-1) ?? { doneMs: null, reachedMs: null },
    write: async (note: LinksProgress) => void notes.push(note),
  };
  const after = async (): Promise<KeyLink[]> => {
    throw new Error('there are no more');
  };
  return { links, progress, notes, linked, after };
}

describe('publishLinks', () => {
  it('links all there are, and notes the run once they are there', async () => {
    const { links, progress, notes, linked, after } = publishing();
    expect(await publishLinks(linksOf(3), RUN_MS, { links, progress, after })).toBe(2);
    expect(linked).toEqual(['e_0', 'e_2']);
    expect(notes.at(-1)).toEqual({ doneMs: RUN_MS, reachedMs: null });
  });

  it('goes on where it was killed', async () => {
    const { links, progress, notes, after } = publishing(LINKS_PER_NOTE + 5);
    await expect(
      publishLinks(linksOf(LINKS_PER_NOTE + 50), RUN_MS, { links, progress, after }),
    ).rejects.toThrow('killed');
    expect(notes).toEqual([{ doneMs: null, reachedMs: LINKS_PER_NOTE - 1 }]);
    expect(linksSince(await progress.read())).toEqual({ sinceMs: LINKS_PER_NOTE - 1, asOf: null });
  });

  it('goes through them page by page', async () => {
    const { links, progress, notes, linked } = publishing();
    const all = linksOf(LINKS_PER_PAGE + 1);
    const after = async ({ firstKnownMs }: KeyLink) => all.slice(firstKnownMs + 1);
    await publishLinks(all.slice(0, LINKS_PER_PAGE), RUN_MS, { links, progress, after });
    // one has too many keys
    expect([linked.length, linked.at(-1)]).toEqual([LINKS_PER_PAGE, `e_${LINKS_PER_PAGE}`]);
    expect(notes.at(-1)).toEqual({ doneMs: RUN_MS, reachedMs: null });
  });

  it('notes a run without links as well', async () => {
    const { links, progress, notes, after } = publishing();
    expect(await publishLinks([], RUN_MS, { links, progress, after })).toBe(0);
    expect(notes).toEqual([{ doneMs: RUN_MS, reachedMs: null }]);
  });
});

describe('linksSince', () => {
  it('is no time before the first run', () => {
    expect(linksSince({ doneMs: null, reachedMs: null })).toBeNull();
  });

  it('goes back an hour, but where a day begins two weeks, for what came in late', () => {
    expect(linksSince({ doneMs: ms('2025-03-20T23:30:00'), reachedMs: null })).toEqual({
      sinceMs: ms('2025-03-20T22:30:00'),
      asOf: { fromMs: ms('2025-03-21T00:00:00'), sinceMs: ms('2025-03-06T23:30:00') },
    });
  });
});
