import { homesOf, type StoredProfile, withIdentity } from '#adapters/profile-identities.ts';

const stored = (id: string, version: number, keys: readonly string[], asOfMs = 0): StoredProfile<string> => ({
  version,
  body: {
    identity: {
      id,
      epoch: version,
      links: Object.fromEntries(keys.map((key) => [key, []])),
      keySets: [...keys],
      moved: {},
    },
    score: `of ${id}`,
    scoredEpoch: version,
    eventsSeen: 5,
    asOfMs,
  },
});

describe('homesOf', () => {
  it('takes of a profile that changed while keys were being found what it was at first', () => {
    const before = stored('a', 1, ['e_1']);
    const after = stored('a', 2, ['p_1']);
    const other = stored('b', 7, ['x_1']);
    for (const [first, last] of [
      [before, after],
      [after, before],
    ] as const) {
      const found = new Map([
        ['e_1', { aliasOf: null, home: first }],
        ['x_1', { aliasOf: null, home: other }],
        ['p_1', { aliasOf: null, home: last }],
        ['a_1', { aliasOf: null, home: null }],
      ]);
      expect(homesOf(found)).toEqual([before, other]);
    }
  });
});

describe('withIdentity', () => {
  const merged = { id: 'a', epoch: 9, links: { e_1: [], p_1: [] }, keySets: ['e_1', 'p_1'], moved: {} };

  it('keeps the score of the identity that goes on and the later time, and counts no event as seen', () => {
    const parts = [stored('a', 3, ['e_1'], 100), stored('b', 4, ['p_1'], 200)];
    expect(withIdentity(merged, parts)).toEqual({
      identity: merged,
      score: 'of a',
      scoredEpoch: 3,
      eventsSeen: 0,
      asOfMs: 200,
    });
  });

  it('forgets the time of who has lost events', () => {
    expect(withIdentity(merged, [stored('a', 3, ['e_1', 'x_1'], 100)])).toMatchObject({ asOfMs: 0 });
  });
});
