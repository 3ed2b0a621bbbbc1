import { formatStoredScore, type StoredScore } from '#cli/output/realtime-score.ts';
import { createStyles } from '#cli/output/styles.ts';

const AT = Date.UTC(2025, 0, 31, 9, 30);
const SCORE: StoredScore = {
  lead_id: 'e_1',
  attribution: 'lead',
  as_of_ms: AT,
  final_score: 40,
  band: 'COLD',
  machine_band: 'COLD',
  recommended_action: 'Keep in the newsletter',
  override: null,
  purchase_probability: null,
  model_state: 'none',
  model_version: null,
  scorecard_version: 'default@1',
  lookups_as_of_ms: null,
  event_count: 2,
  is_truncated: false,
  reasons: [
    {
      ...{ code: 'A', rule_group: 'source', points: 40, reason: 'Comes from a strong source' },
      ...{ value_number: 40, value_text: null },
    },
    {
      ...{ code: 'B', rule_group: 'engagement', points: 0, reason: 'Clicks of a machine are ignored' },
      ...{ value_number: 3, value_text: null },
    },
  ],
};
const linesOf = (score: Partial<StoredScore>) =>
  formatStoredScore({ ...SCORE, ...score }, createStyles(false)).split('\n');

describe('what the real-time path says of a lead', () => {
  it('is the band, the points and what to do, and every reason, also what was ignored', () => {
    expect(linesOf({})).toEqual([
      'COLD, 40 points: Keep in the newsletter',
      '',
      '  lead id  e_1',
      '  as of    2025-01-31 09:30 UTC, from 2 events',
      '',
      'Why',
      'points  reason                                                     value seen',
      '   +40  Comes from a strong source                                 40',
      '     0  Clicks of a machine are ignored                            3',
      '    40  in all, by scorecard default@1 as of 2025-01-31 09:30 UTC',
    ]);
  });

  it('says what a person has set, and what the points say', () => {
    const override = { band: 'HOT', until_ms: AT + 60_000, by: 'Grace' };
    expect(linesOf({ band: 'HOT', override })).toEqual(
      expect.arrayContaining([
        '  set by sales  HOT until 2025-01-31 09:31 UTC, by Grace',
        '  by points     COLD',
      ]),
    );
  });

  it('says who is no lead yet, how likely a purchase is, and what was left out', () => {
    const text = linesOf({
      attribution: 'crm_only',
      purchase_probability: 0.25,
      model_state: 'promoted',
      model_version: '7',
      is_truncated: true,
    }).join('\n');
    expect(text).toMatch(/a lead +not yet: only the CRM has spoken of this person\n/);
    expect(text).toMatch(/likely to buy +25\.0 %, by model 7\n/);
    expect(text).toMatch(/left out +older events than the newest that are kept together\n/);
  });
});
