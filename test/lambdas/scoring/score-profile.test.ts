import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { MOST_UNANNOUNCED } from '#domain/scoring/told.ts';
import { scoreProfile } from '../../../lambdas/scoring/score-profile.ts';
import { ms } from '../domain/features/fold/event-factory.ts';
import {
  AS_OF,
  BASIS,
  FORM,
  LEAD_ID,
  modelSaying,
  override,
  profileOf,
  ROADSHOW,
  scoredLead,
  WEBINAR,
} from './support/leads.ts';

const ALL = [ROADSHOW, WEBINAR, FORM];
const cold = scoredLead([ROADSHOW]).score;
const crossings = ({ unannounced }: LeadScore) =>
  unannounced.map(({ from, to, asOfMs }) => [from, to, asOfMs]);

describe('scoreProfile', () => {
  it('says all that is known of a lead', () => {
    const score = scoreProfile(profileOf(ALL), AS_OF, BASIS);
    expect(score).toMatchObject({
      leadId: LEAD_ID,
      attribution: 'lead',
      asOfMs: AS_OF,
      finalScore: 110,
      groupScores: { source: 40, engagement: 25, intent: 45, quality: 0, recency: 0 },
      machineBand: 'HOT',
      band: 'HOT',
      override: null,
      recommendedAction: 'Call within 1 hour',
      purchaseProbability: null,
      modelState: 'none',
      modelVersion: null,
      lookupsAsOfMs: null,
      eventCount: 3,
      truncated: false,
    });
  });

  it('tells of the first crossing from cold, in words and with its cause', () => {
    const profile = profileOf(ALL, { epoch: 7, version: 4 });
    const score = scoreProfile(profile, AS_OF, { ...BASIS, cause: 'time' });
    expect(score.unannounced).toEqual([
      {
        leadId: LEAD_ID,
        from: 'COLD',
        to: 'HOT',
        asOfMs: AS_OF,
        epoch: 7,
        version: 4,
        finalScore: 110,
        recommendedAction: 'Call within 1 hour',
        reasons: [expect.any(String), expect.any(String), expect.any(String)],
        cause: 'time',
      },
    ]);
    expect(score.unannounced[0]?.reasons[0]).toBe('Comes from a strong source');
  });

  it('tells of no crossing where a lead stays what it was, cold ones from their first event on', () => {
    expect(cold.unannounced).toEqual([]);
    const { score: hot } = scoredLead(ALL);
    const again = scoreProfile(profileOf(ALL, { score: { ...hot, unannounced: [] } }), AS_OF + 1, BASIS);
    expect(again.unannounced).toEqual([]);
  });

  it('carries on crossings that have not been told, oldest first', () => {
    const warm = scoreProfile(profileOf([ROADSHOW, WEBINAR], { score: cold }), FORM.event_time_ms - 1, BASIS);
    const hot = scoreProfile(profileOf(ALL, { score: warm }), AS_OF, BASIS);
    expect(crossings(hot)).toEqual([
      ['COLD', 'WARM', AS_OF - 1],
      ['WARM', 'HOT', AS_OF],
    ]);
  });

  it('keeps the newest crossings where more are waiting than a profile has room for', () => {
    const [one] = scoreProfile(profileOf(ALL), AS_OF, BASIS).unannounced;
    if (one === undefined) throw new TypeError('a first score of a hot lead is a crossing');
    const waiting = Array.from({ length: MOST_UNANNOUNCED }, (_, at) => ({
      ...one,
      asOfMs: at,
      version: at - MOST_UNANNOUNCED,
    }));
    const next = scoreProfile(profileOf(ALL, { score: { ...cold, unannounced: waiting } }), AS_OF, BASIS);
    expect(next.unannounced).toHaveLength(MOST_UNANNOUNCED);
    expect([next.unannounced[0]?.asOfMs, next.unannounced.at(-1)?.asOfMs]).toEqual([1, AS_OF]);
  });

  it('counts what had happened by the as-of', () => {
    const score = scoreProfile(profileOf(ALL), FORM.event_time_ms - 1, BASIS);
    expect(score).toMatchObject({ finalScore: 65, eventCount: 2 });
  });

  it('says which rates and which model it rests on', () => {
    const lookups = { asOfMs: 7, lookups: { location_conversion_rate: { rates: new Map(), overall: 0.25 } } };
    const score = scoreProfile(profileOf(ALL, { truncated: true }), AS_OF, {
      ...BASIS,
      lookups,
      model: modelSaying(0.75),
    });
    expect(score).toMatchObject({
      lookupsAsOfMs: 7,
      purchaseProbability: 0.75,
      modelState: 'promoted',
      modelVersion: 'm1',
      truncated: true,
    });
    expect(score.features).toHaveProperty('location_conversion_rate', 0.25);
  });
});

describe('scoreProfile, of a person who is no lead', () => {
  it('keeps a score, and tells nobody of a crossing', () => {
    const score = scoreProfile(profileOf(ALL, { attribution: 'anonymous_only' }), AS_OF, BASIS);
    expect(score).toMatchObject({ attribution: 'anonymous_only', band: 'HOT', unannounced: [] });
  });

  it('tells of it once the person is a lead, whatever band it had before', () => {
    const { score } = scoredLead(ALL, { attribution: 'anonymous_only' });
    expect(crossings(scoreProfile(profileOf(ALL, { score }), AS_OF, BASIS))).toEqual([
      ['COLD', 'HOT', AS_OF],
    ]);
  });

  it('tells of it under the id a lead has now, as nobody has heard of that one', () => {
    const { score } = scoredLead(ALL, { leadId: 'a_1' });
    const told = { ...score, unannounced: [] };
    expect(scoreProfile(profileOf(ALL, { score: told }), AS_OF, BASIS).unannounced).toMatchObject([
      { leadId: LEAD_ID, from: 'COLD', to: 'HOT' },
    ]);
  });
});

describe('scoreProfile, where a person has set the band', () => {
  const set = override('o', '2025-01-01T12:00:00', 'HOT', '2025-01-08T12:00:00');
  const until = ms('2025-01-08T12:00:00');

  it('takes it instead of the one by points, and leaves the points alone', () => {
    const score = scoreProfile(profileOf([ROADSHOW, set], { score: cold }), AS_OF, BASIS);
    expect(score).toMatchObject({
      finalScore: 40,
      machineBand: 'COLD',
      band: 'HOT',
      override: { band: 'HOT', untilMs: until, by: 'u-42' },
      recommendedAction: 'Call within 1 hour',
    });
    expect(crossings(score)).toEqual([['COLD', 'HOT', AS_OF]]);
  });

  it('holds before the time it ends, and not at that time', () => {
    const bandAt = (asOfMs: number) => scoreProfile(profileOf([ROADSHOW, set]), asOfMs, BASIS).band;
    expect(bandAt(until - 1)).toBe('HOT');
    expect(bandAt(until)).toBe('COLD');
  });

  it('tells of the crossing back', () => {
    const { score } = scoredLead([ROADSHOW, set]);
    const told = { ...score, unannounced: [] };
    const over = scoreProfile(profileOf([ROADSHOW, set], { score: told }), until, {
      ...BASIS,
      cause: 'time',
    });
    expect(crossings(over)).toEqual([['HOT', 'COLD', until]]);
    expect(over.override).toBeNull();
  });

  it('goes back to the points where it was withdrawn, and takes the latest of several', () => {
    const withdrawn = override('p', '2025-01-01T13:00:00', 'NONE', '2025-01-01T13:00:00');
    const lower = override('q', '2025-01-01T14:00:00', 'WARM', '2025-01-09T12:00:00');
    const asOf = ms('2025-01-01T15:00:00');
    expect(scoreProfile(profileOf([ROADSHOW, withdrawn, set]), asOf, BASIS)).toMatchObject({
      band: 'COLD',
      override: null,
    });
    expect(scoreProfile(profileOf([lower, ROADSHOW, withdrawn, set]), asOf, BASIS).band).toBe('WARM');
  });

  it('may hold a lead down', () => {
    const down = override('d', '2025-01-01T12:00:00', 'COLD', '2025-01-08T12:00:00');
    expect(scoreProfile(profileOf([...ALL, down]), AS_OF, BASIS)).toMatchObject({
      machineBand: 'HOT',
      band: 'COLD',
      recommendedAction: 'Keep in the newsletter',
      unannounced: [],
    });
  });
});
