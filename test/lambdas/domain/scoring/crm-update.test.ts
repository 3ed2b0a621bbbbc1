import { crmUpdateOf } from '#domain/scoring/crm-update.ts';
import type { LeadBandChangedDetail } from '#domain/scoring/lead-event.ts';

const detail: LeadBandChangedDetail = {
  id: 'ab12',
  idempotencyKey: 'e_77:1738281600000:2.7',
  leadId: 'e_77',
  from: 'COLD',
  to: 'HOT',
  asOfMs: 1738281600000,
  epoch: 2,
  version: 7,
  finalScore: 110,
  recommendedAction: 'Call within 1 hour',
  reasons: ['registered at a roadshow (40)'],
  cause: 'event',
};

describe('what a CRM is sent of a band change', () => {
  it('names the lead in the URL and the change in the idempotency key', () => {
    const { url, method, headers } = crmUpdateOf(detail, 'https://crm.example.com/leads/*/band?v=1');
    expect([method, url]).toEqual(['PATCH', 'https://crm.example.com/leads/e_77/band?v=1']);
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'Idempotency-Key': 'e_77:1738281600000:2.7',
    });
  });

  it('says the band, the one before, the score and why', () => {
    expect(JSON.parse(crmUpdateOf(detail, 'https://crm.example.com/*').body)).toEqual({
      lead_id: 'e_77',
      band: 'HOT',
      previous_band: 'COLD',
      final_score: 110,
      recommended_action: 'Call within 1 hour',
      reasons: ['registered at a roadshow (40)'],
      as_of_ms: 1738281600000,
    });
  });

  it('cannot be led elsewhere by an id', () => {
    const strange = { ...detail, leadId: '../$&?x=1' };
    expect(crmUpdateOf(strange, 'https://crm.example.com/*').url).toBe(
      'https://crm.example.com/..%2F%24%26%3Fx%3D1',
    );
  });
});
