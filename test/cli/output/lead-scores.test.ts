import type { RealtimeScore } from '#cli/output/lead-report.ts';
import { formatScores, formatVerdict } from '#cli/output/lead-scores.ts';
import { createStyles } from '#cli/output/styles.ts';

const AT = Date.UTC(2025, 0, 31, 9, 30);
const REALTIME: RealtimeScore = {
  lead_id: 'e_1',
  attribution: 'lead',
  as_of_ms: AT,
  final_score: 1,
  band: 'COLD',
  machine_band: 'COLD',
  recommended_action: 'Keep in the newsletter',
  override: null,
  purchase_probability: null,
  model_state: 'none',
  model_version: null,
  scorecard_version: 'default@1',
  lookups_as_of_ms: null,
  event_count: 500,
  is_truncated: false,
  reasons: [],
  new_events: [],
};
const BATCH = {
  final_score: 38.5,
  lead_category: 'WARM',
  recommended_action: 'Call',
  scorecard_version: 'default@1',
  as_of_ms: AT - 86_400_000,
};
const plain = createStyles(false);
const linesOf = (realtime: Partial<RealtimeScore>, batch: typeof BATCH | null = BATCH) =>
  formatScores({ ...REALTIME, ...realtime }, batch, plain).split('\n');

describe('the scores of a lead', () => {
  it('are that of real time beside that of the last run', () => {
    expect(linesOf({})).toEqual([
      '  real time  1 point, COLD, as of 2025-01-31 09:30 UTC',
      '  last run   38.5 points, WARM, as of 2025-01-30 09:30 UTC',
    ]);
    expect(linesOf({}, null)[1]).toBe('  last run   has no score of this lead yet');
  });

  it('say what a person has set, beside what the points say', () => {
    const override = { band: 'HOT', until_ms: AT + 60_000, by: 'kim' };
    expect(linesOf({ band: 'HOT', override })).toEqual([
      '  real time     1 point, COLD, as of 2025-01-31 09:30 UTC',
      '  last run      38.5 points, WARM, as of 2025-01-30 09:30 UTC',
      '  set by sales  HOT until 2025-01-31 09:31 UTC, by kim',
    ]);
    expect(linesOf({ override: { ...override, by: null } })[2]).toBe(
      '  set by sales  HOT until 2025-01-31 09:31 UTC',
    );
  });

  it('say how likely a purchase is, and by which model', () => {
    const likely = { purchase_probability: 0.3712, model_version: 'v3' };
    expect(linesOf({ ...likely, model_state: 'promoted' })[2]).toBe('  likely to buy  37.1 %, by model v3');
    expect(linesOf({ ...likely, model_state: 'last_good' })[2]).toBe(
      '  likely to buy  37.1 %, by model v3 (the newer one cannot be used)',
    );
    expect(linesOf({ model_state: 'points_only' })[2]).toBe(
      '  likely to buy  unknown: none of the promoted models can be used',
    );
  });

  it('say who is no lead yet, and what is left out', () => {
    expect(linesOf({ attribution: 'anonymous_only' })[0]).toBe(
      '  a lead     not yet: nothing tells how to reach this visitor',
    );
    expect(linesOf({ attribution: 'crm_only' })[0]).toMatch(/only the CRM has spoken of this person$/);
    expect(linesOf({ is_truncated: true })[2]).toBe(
      '  left out   real time counts the newest 500 events only',
    );
  });
});

describe('the verdict on a lead', () => {
  it('is what to do, and why in a word', () => {
    expect(formatVerdict({ band: 'HOT', points: 110, action: 'Call within 1 hour' }, plain)).toBe(
      'HOT, 110 points: Call within 1 hour',
    );
  });
});
