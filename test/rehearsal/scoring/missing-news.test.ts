import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { missingNews } from '../../../rehearsal/scoring/missing-news.ts';

const score = (values: Partial<LeadScore>) =>
  ({ leadId: 'a', attribution: 'lead', asOfMs: 7, finalScore: 60, band: 'WARM', ...values }) as LeadScore;
const scored = { type: 'LeadScored', detail: { leadId: 'a', asOfMs: 7, finalScore: 60 } } as LeadEvent;
const warm = { type: 'LeadBandChanged', detail: { leadId: 'a', to: 'WARM' } } as LeadEvent;

test('nothing is missing where the bus heard of the score and of the band', () => {
  expect(missingNews([score({})], [warm, scored])).toEqual([]);
});

test('a score of another time, and a band that was never told, are missing', () => {
  expect(missingNews([score({ asOfMs: 8 })], [scored])).toEqual(['a has 60 points', 'a is WARM']);
});

test('a lead that was always cold has no change of band, and who is no lead has no news at all', () => {
  expect(missingNews([score({ band: 'COLD' })], [scored])).toEqual([]);
  expect(missingNews([score({ attribution: 'anonymous_only' })], [])).toEqual([]);
});
