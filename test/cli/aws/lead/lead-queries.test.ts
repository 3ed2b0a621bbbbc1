import { readLeadQueries } from '#cli/aws/lead/lead-queries.ts';

describe('the queries about a lead', () => {
  it('name tables as Athena does, and leave every value to a parameter', async () => {
    const queries = await readLeadQueries();
    expect(queries.by_id).toBe(
      'select lead_id from leads where lead_id = ? union select lead_id from lead_redirects where key_id = ?',
    );
    expect(queries.by_key.match(/\?/g)).toHaveLength(queries.most_keys);
    for (const sql of [queries.profile, queries.contact, queries.score, queries.reasons, queries.timeline]) {
      expect(sql.match(/\?/g)).toHaveLength(1);
    }
  });
});
