import type { BandChange } from '#domain/scoring/lead-score.ts';
import { leadBandChanged, leadScored } from '../../../lambdas/scoring/lead-events.ts';
import { AS_OF, FORM, LEAD_ID, ROADSHOW, scoredLead, WEBINAR } from './support/leads.ts';

const { score } = scoredLead([ROADSHOW, WEBINAR, FORM]);
const change: BandChange = {
  leadId: LEAD_ID,
  from: 'COLD',
  to: 'WARM',
  asOfMs: 5,
  epoch: 2,
  version: 7,
  finalScore: 65,
  recommendedAction: 'Call within 2 days',
  reasons: ['Comes from a strong source'],
  cause: 'event',
};

describe('leadScored', () => {
  it('tells the score with its points by rule, and not the values behind them', () => {
    const { type, detail } = leadScored(score);
    expect(type).toBe('LeadScored');
    expect(detail).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      leadId: LEAD_ID,
      asOfMs: AS_OF,
      finalScore: 110,
      band: 'HOT',
      isOverridden: false,
    });
    expect(Object.keys(detail.reasons[0] ?? {})).toEqual(['code', 'group', 'points']);
    expect(detail.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(110);
  });

  it('has one id for one score, and another for all that differs in what it tells', () => {
    const { id } = leadScored(score).detail;
    expect(leadScored({ ...score, unannounced: [] }).detail.id).toBe(id);
    const others = [
      { asOfMs: AS_OF + 1 },
      { finalScore: 109 },
      { leadId: 'e_1' },
      { purchaseProbability: 0.5 },
    ];
    const ids = others.map((other) => leadScored({ ...score, ...other }).detail.id);
    expect(new Set([id, ...ids]).size).toBe(5);
  });
});

describe('leadBandChanged', () => {
  it('tells the crossing, with a key by which a consumer knows what it has done', () => {
    const { type, detail } = leadBandChanged(change);
    expect(type).toBe('LeadBandChanged');
    expect(detail).toEqual({
      ...change,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      idempotencyKey: `${LEAD_ID}:5:2.7`,
    });
  });

  it('has one id however it was kept, and another for another crossing of the same time', () => {
    const kept = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(change).reverse())));
    expect(leadBandChanged(kept)).toEqual(leadBandChanged(change));
    // there, back, and there again with the same points
    const back = leadBandChanged({ ...change, from: 'WARM', to: 'COLD', version: 9 }).detail;
    const again = leadBandChanged({ ...change, version: 11 }).detail;
    const all = [leadBandChanged(change).detail, back, again];
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(all.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      `${LEAD_ID}:5:2.7`,
      `${LEAD_ID}:5:2.9`,
      `${LEAD_ID}:5:2.11`,
    ]);
  });
});
