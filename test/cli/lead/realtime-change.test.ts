import type { ScoredProfile } from '#cli/lead/find-profile.ts';
import type { LoggedScore } from '#cli/lead/lead-sources.ts';
import { type ChangeTimes, realtimeChange } from '#cli/lead/realtime-change.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import { day, event } from '../../lambdas/domain/scoring/change/stored.ts';
import { scoredProfile } from './profiles.ts';

const RATES = { asOfMs: null, lookups: {} };
const changeOf = (profile: ScoredProfile, times: ChangeTimes, logged: LoggedScore | null = null) =>
  realtimeChange(profile, RATES, times, logged);
const ROADSHOW = event('roadshow', 'roadshow_lead', ['e_1'], 0);
const QUESTION = event('webinar', 'webinar_attendance', ['e_1'], 3, { questions_asked: 1 });

describe('why a profile changed', () => {
  it('is told since the score last changed where nobody says since when', () => {
    const change = changeOf(scoredProfile([ROADSHOW, QUESTION], day(3)), {
      fromMs: null,
      toMs: day(5),
    });
    expect(change).toEqual({
      from_ms: day(3) - 1,
      to_ms: day(5),
      before: 40,
      after: 45,
      scorecard_before: SCORECARD.version,
      scorecard_after: SCORECARD.version,
      is_truncated: false,
      causes: [
        {
          why: 'new_events',
          points: 5,
          events: [{ event_time_ms: day(3), event_type: 'webinar_attendance', source: 'webinar' }],
          rules: [{ code: 'QUESTIONS_ASKED', reason: 'Asked questions in a webinar', before: 0, after: 5 }],
        },
      ],
    });
  });

  it('begins and ends with what is recorded of those times', () => {
    const profile = scoredProfile([ROADSHOW, QUESTION], day(3), {
      scorecardVersion: 'default@0',
      finalScore: 50,
      truncated: true,
    });
    expect(changeOf(profile, { fromMs: day(3), toMs: day(5) })).toMatchObject({
      before: 50,
      after: 45,
      scorecard_before: 'default@0',
      scorecard_after: SCORECARD.version,
      is_truncated: true,
      causes: [{ why: 'scorecard', points: -5 }],
    });
    expect(changeOf(profile, { fromMs: day(2), toMs: day(3) })).toMatchObject({
      before: 40,
      after: 50,
      causes: [{ why: 'new_events' }, { why: 'scorecard', points: 5 }],
    });
  });

  it('begins with the last score by other rules, for today’s cannot say what they would have said later', () => {
    const logged = { asOfMs: day(1), finalScore: 50, scorecardVersion: 'default@0', lookupsAsOfMs: null };
    const profile = scoredProfile([ROADSHOW, QUESTION], day(3));
    const times = { fromMs: day(2), toMs: day(5) };
    expect(changeOf(profile, times, logged)).toMatchObject({
      from_ms: day(1),
      before: 50,
      scorecard_before: 'default@0',
      causes: [
        { why: 'scorecard', points: -10 },
        { why: 'new_events', points: 5 },
      ],
    });
    expect(changeOf(profile, times, { ...logged, finalScore: 40 }).from_ms).toBe(day(2));
    const sameRules = { ...logged, scorecardVersion: SCORECARD.version };
    expect(changeOf(profile, times, sameRules).from_ms).toBe(day(2));
    expect(changeOf(profile, times, { ...sameRules, lookupsAsOfMs: 1 }).causes[0]).toMatchObject({
      why: 'rates',
      points: -10,
    });
  });

  it('begins with the newest score where that is by other rules and nobody says since when', () => {
    const profile = scoredProfile([ROADSHOW, QUESTION], day(4), {
      scorecardVersion: 'default@0',
      finalScore: 50,
    });
    expect(changeOf(profile, { fromMs: null, toMs: day(5) })).toMatchObject({
      from_ms: day(4),
      causes: [{ why: 'scorecard', points: -5 }],
    });
    expect(changeOf(profile, { fromMs: null, toMs: day(3.5) }).from_ms).toBe(day(3) - 1);
  });

  it('takes keys that are not its own for shared ones', () => {
    const events = [
      event('roadshow', 'roadshow_lead', ['e_1', 'p_hub'], 0),
      event('webinar', 'webinar_attendance', ['e_2', 'p_hub'], 1, { questions_asked: 1 }),
      event('web', 'identify', ['e_1', 'e_2'], 3),
    ];
    const whyOf = (keys: string[]) =>
      changeOf(scoredProfile(events, day(3), {}, keys), {
        fromMs: day(2),
        toMs: day(4),
      }).causes.map(({ why }) => why);
    expect(whyOf(['e_1', 'e_2'])).toEqual(['merge', 'new_events']);
    expect(whyOf(['e_1', 'e_2', 'p_hub'])).toEqual(['new_events']);
  });

  it('cannot be told before anything was known', () => {
    expect(() => changeOf(scoredProfile([ROADSHOW], day(3)), { fromMs: null, toMs: day(-1) })).toThrow(
      'nothing was known of the lead by 1969-12-31 12:00 UTC: name a later time with --to',
    );
  });
});
