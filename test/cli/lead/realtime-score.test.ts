import { realtimeScore } from '#cli/lead/realtime-score.ts';
import { day, event } from '../../lambdas/domain/scoring/change/stored.ts';
import { scoredProfile } from './profiles.ts';

const ROADSHOW = event('roadshow', 'roadshow_lead', ['e_1'], 0, { city: 'Pune' });
const LATER = event('web', 'click', ['e_1'], 1);
const OVERRIDE = { band: 'HOT', untilMs: day(9), by: 'kim' } as const;

describe('what a profile says', () => {
  it('is its score, and the events no run has seen, in their order and without keys', () => {
    const seen = {
      event_time_ms: day(0),
      event_type: 'roadshow_lead',
      source: 'web',
      event_id: 'roadshow_lead of 0',
    };
    const { new_events, reasons, ...score } = realtimeScore(
      scoredProfile([LATER, ROADSHOW], day(1), {
        purchaseProbability: 0.25,
        modelState: 'promoted',
        modelVersion: '1',
      }),
      [seen],
      day(2),
    );
    expect(score).toEqual({
      lead_id: 'e_1',
      attribution: 'lead',
      as_of_ms: day(1),
      final_score: 40,
      band: 'COLD',
      machine_band: 'COLD',
      recommended_action: 'Keep in the newsletter',
      override: null,
      purchase_probability: 0.25,
      model_state: 'promoted',
      model_version: '1',
      scorecard_version: expect.stringMatching(/^default@/),
      lookups_as_of_ms: null,
      event_count: 2,
      is_truncated: false,
    });
    expect(reasons).toEqual([
      {
        code: 'SOURCE_WEIGHT',
        rule_group: 'source',
        points: 40,
        value_number: 40,
        value_text: null,
        reason: 'Comes from a strong source',
      },
    ]);
    // of another source than the one seen, so another event
    expect(new_events.map(({ event_type }) => event_type)).toEqual(['roadshow_lead', 'click']);
    expect(new_events[0]).toMatchObject({ city: 'Pune' });
    expect(Object.keys(new_events[0] ?? {}).filter((column) => /key/.test(column))).toEqual([]);
    expect(
      realtimeScore(scoredProfile([ROADSHOW], day(1)), [{ ...seen, source: 'roadshow' }], 0).new_events,
    ).toEqual([]);
  });

  it('is the band a person has set, until then', () => {
    const profile = scoredProfile([ROADSHOW], day(1), {
      override: OVERRIDE,
      band: 'HOT',
      recommendedAction: 'Call within 1 hour',
    });
    expect(realtimeScore(profile, [], day(9) - 1)).toMatchObject({
      band: 'HOT',
      machine_band: 'COLD',
      recommended_action: 'Call within 1 hour',
      override: { band: 'HOT', until_ms: day(9), by: 'kim' },
    });
    expect(realtimeScore(profile, [], day(9))).toMatchObject({
      band: 'COLD',
      recommended_action: 'Keep in the newsletter',
      override: null,
    });
  });
});
