import type { KeyLinks } from '#adapters/item-key-links.ts';
import type { KeyLink } from '../../../lambdas/publish/lake-answers.ts';
import { LATE_MS, LINKS_PER_NOTE, linksSince, publishLinks } from '../../../lambdas/publish/publish-links.ts';
import type { LinksProgress } from '../../../lambdas/publish/publish-progress.ts';

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
  return { links, progress, notes, linked };
}

describe('publishLinks', () => {
  it('links all there are, and notes the run once they are there', async () => {
    const { links, progress, notes, linked } = publishing();
    expect(await publishLinks(linksOf(3), RUN_MS, { links, progress })).toBe(2);
    expect(linked).toEqual(['e_0', 'e_2']);
    expect(notes.at(-1)).toEqual({ doneMs: RUN_MS, reachedMs: null });
  });

  it('goes on where it was killed', async () => {
    const { links, progress, notes } = publishing(LINKS_PER_NOTE + 5);
    await expect(publishLinks(linksOf(LINKS_PER_NOTE + 50), RUN_MS, { links, progress })).rejects.toThrow(
      'killed',
    );
    expect(notes).toEqual([{ doneMs: null, reachedMs: LINKS_PER_NOTE - 1 }]);
    expect(linksSince(await progress.read())).toBe(LINKS_PER_NOTE - 1);
  });

  it('notes a run without links as well', async () => {
    const { links, progress, notes } = publishing();
    expect(await publishLinks([], RUN_MS, { links, progress })).toBe(0);
    expect(notes).toEqual([{ doneMs: RUN_MS, reachedMs: null }]);
  });
});

describe('linksSince', () => {
  it('is no time before the first run, and leaves room for what comes in late after it', () => {
    expect(linksSince({ doneMs: null, reachedMs: null })).toBeNull();
    expect(linksSince({ doneMs: RUN_MS, reachedMs: null })).toBe(RUN_MS - LATE_MS);
  });
});
