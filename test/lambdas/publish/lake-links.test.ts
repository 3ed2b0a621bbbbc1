import { LINKS_PER_PAGE, linksOf, linksQuery, readLinksAfter } from '../../../lambdas/publish/lake-links.ts';
import { LakeAnswerError } from '../../../lambdas/publish/lake-rows.ts';

const [A, B] = ['e_1f', 'p_2a'] as const;

describe('the question for links', () => {
  it('is for all, or for those from a time on, a page of them', () => {
    expect(linksQuery(null)).not.toContain('where');
    expect(linksQuery({ sinceMs: 7, asOf: null })).toContain('where first_known_ms >= 7\n');
    expect(linksQuery(null)).toMatch(
      new RegExp(`order by first_known_ms, key_id_a, key_id_b\nlimit ${LINKS_PER_PAGE}$`),
    );
  });

  it('leaves it to the as-of of the run how far to look back', () => {
    const sql = linksQuery({ sinceMs: 90, asOf: { fromMs: 200, sinceMs: 10 } });
    expect(sql).toContain('select case when max(as_of_ms) >= 200 then 10 else 90 end from lead_scores');
  });

  it('goes on after a link, in the same order', async () => {
    const asked: string[] = [];
    const found = await readLinksAfter({ keys: [A, B], firstKnownMs: 7 }, async (queries) => {
      asked.push(...queries);
      return [[{ key_id_a: A, key_id_b: 'p_2b', first_known_ms: '7' }]];
    });
    expect(found).toEqual([{ keys: [A, 'p_2b'], firstKnownMs: 7 }]);
    expect(asked[0]?.replaceAll(/\s+/g, ' ')).toContain(
      "where first_known_ms > 7 or (first_known_ms = 7 and (key_id_a > 'e_1f' or (key_id_a = 'e_1f' and key_id_b > 'p_2a')))",
    );
  });

  it('never holds what is no id of a key', () => {
    const row = { key_id_a: "e_1' or true --", key_id_b: B, first_known_ms: 7 };
    expect(() => linksOf([row])).toThrow(LakeAnswerError);
    expect(() => linksOf([row])).toThrow("the lake's links cannot be read: key_id_a is no id of a key");
  });
});
