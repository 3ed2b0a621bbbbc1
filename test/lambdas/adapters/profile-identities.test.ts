import { homesOf, type StoredProfile, withIdentity } from '#adapters/profile-identities.ts';
import type { BandChange, LeadScore } from '#domain/scoring/lead-score.ts';
import { NOTHING_TOLD } from '#domain/scoring/told.ts';

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
    told: NOTHING_TOLD,
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
      told: NOTHING_TOLD,
    });
  });

  it('keeps what was told of all it is made of, and what they had still to tell', () => {
    const change = (leadId: string, epoch: number): BandChange => ({
      leadId,
      from: 'COLD',
      to: 'HOT',
      asOfMs: 100,
      epoch,
      version: 1,
      finalScore: 90,
      recommendedAction: 'Call within 1 hour',
      reasons: [],
      cause: 'event',
    });
    const scoredAs = (part: StoredProfile<unknown>, score: Partial<LeadScore>): StoredProfile<unknown> => ({
      ...part,
      body: { ...part.body, score },
    });
    const parts = [
      scoredAs(stored('a', 3, ['e_1']), {
        leadId: 'e_1',
        attribution: 'lead',
        band: 'WARM',
        unannounced: [change('e_1', 3)],
      }),
      scoredAs(stored('b', 4, ['p_1']), {
        leadId: 'p_1',
        attribution: 'crm_only',
        band: 'HOT',
        unannounced: [change('x_1', 2)],
      }),
      stored('c', 5, ['a_1']),
    ];
    expect(withIdentity(merged, parts).told).toEqual({
      bands: { e_1: { band: 'WARM', epoch: 3 } },
      unannounced: [change('x_1', 2), change('e_1', 3)],
    });
    // and once more without a score between
    const again = { version: 9, body: withIdentity(merged, parts) };
    expect(withIdentity({ ...merged, id: 'z' }, [again]).told).toEqual(again.body.told);
  });

  it('forgets the time of who has lost events', () => {
    expect(withIdentity(merged, [stored('a', 3, ['e_1', 'x_1'], 100)])).toMatchObject({ asOfMs: 0 });
  });
});
