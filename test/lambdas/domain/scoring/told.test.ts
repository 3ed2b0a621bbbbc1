import type { BandChange } from '#domain/scoring/lead-score.ts';
import {
  bandTold,
  crossingName,
  MOST_NAMES,
  MOST_UNANNOUNCED,
  NOTHING_TOLD,
  type Told,
  together,
  toldBy,
} from '#domain/scoring/told.ts';
import { scoredLead } from '../../scoring/support/leads.ts';

const change = (epoch: number, version: number, leadId = 'e_1'): BandChange => ({
  leadId,
  from: 'COLD',
  to: 'HOT',
  asOfMs: 5,
  epoch,
  version,
  finalScore: 90,
  recommendedAction: 'Call within 1 hour',
  reasons: [],
  cause: 'event',
});
const waiting = (...unannounced: readonly BandChange[]): Told => ({ bands: {}, unannounced });
const hotLead = scoredLead([], { leadId: 'e_1' }).score;

describe('what was told', () => {
  it('is the band of a lead and the crossings that wait, and nothing of who is none or of another score', () => {
    const score = { ...hotLead, band: 'HOT' as const, unannounced: [change(1, 1)] };
    expect(toldBy(score, 4)).toEqual({
      bands: { e_1: { band: 'HOT', epoch: 4 } },
      unannounced: [change(1, 1)],
    });
    expect(toldBy({ ...score, attribution: 'crm_only' }, 4)).toEqual(waiting(change(1, 1)));
    for (const other of [null, 'a score', { count: 1 }]) expect(toldBy(other, 4)).toBe(NOTHING_TOLD);
  });

  it('is cold of an id nobody has heard of', () => {
    expect(bandTold({ bands: { e_1: { band: 'HOT', epoch: 1 } }, unannounced: [] }, 'e_1')).toBe('HOT');
    expect(bandTold(NOTHING_TOLD, 'e_1')).toBe('COLD');
  });

  it('is of each id what the later epoch says, and of one epoch what is named last', () => {
    const says = (band: 'HOT' | 'WARM' | 'COLD', epoch: number): Told => ({
      bands: { e_1: { band, epoch } },
      unannounced: [],
    });
    expect(bandTold(together(says('HOT', 3), says('WARM', 2)), 'e_1')).toBe('HOT');
    expect(bandTold(together(says('HOT', 2), says('COLD', 3)), 'e_1')).toBe('COLD');
    expect(bandTold(together(says('HOT', 2), says('WARM', 2)), 'e_1')).toBe('WARM');
  });

  it('has each crossing once, oldest first', () => {
    const all = together(waiting(change(2, 1), change(2, 3)), waiting(change(1, 9), change(2, 1)));
    expect(all.unannounced).toEqual([change(1, 9), change(2, 1), change(2, 3)]);
    expect(crossingName(change(2, 3))).toBe('e_1:5:2.3');
  });

  it('is no more than a profile has room for: the newest', () => {
    const many = Array.from({ length: MOST_UNANNOUNCED + 1 }, (_, at) => change(1, at));
    expect(together(waiting(...many)).unannounced).toEqual(many.slice(1));
    const names = Array.from({ length: MOST_NAMES + 1 }, (_, at) => [`e_${at}`, { band: 'HOT', epoch: at }]);
    const bands = together({ bands: Object.fromEntries(names.toReversed()), unannounced: [] }).bands;
    expect(Object.keys(bands)).toHaveLength(MOST_NAMES);
    expect(bands).not.toHaveProperty('e_0');
  });
});
