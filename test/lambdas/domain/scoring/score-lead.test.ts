import fc from 'fast-check';
import { scoreDistinctEvents, scoreLead } from '#domain/scoring/score-lead.ts';
import { event, ms } from '../features/fold/event-factory.ts';
import { world } from './support/histories.ts';

const AS_OF = ms('2025-01-01T12:10:00');
const CONTACT = { email_key: 'key', is_disposable_email: false, creates_lead: true };

const ROADSHOW = event('r', 'roadshow_registration', 'roadshow', '2025-01-01T10:00:00', CONTACT);
const WEBINAR = event('w', 'webinar_attendance', 'webinar', '2025-01-01T11:00:00', {
  ...CONTACT,
  webinar_id: 'w1',
  webinar_seconds: 48 * 60,
  questions_asked: 2,
});
const FORM = event('f', 'online_form_submission', 'online', '2025-01-01T12:00:00', {
  ...CONTACT,
  budget_min: 80_000,
  budget_max: 100_000,
  purchase_timeframe_days: 15,
  device_interest: 'iPhone 15 Pro',
});

const ORDERS = [
  [ROADSHOW, WEBINAR, FORM],
  [ROADSHOW, FORM, WEBINAR],
  [WEBINAR, ROADSHOW, FORM],
  [WEBINAR, FORM, ROADSHOW],
  [FORM, ROADSHOW, WEBINAR],
  [FORM, WEBINAR, ROADSHOW],
];

describe('scoreLead', () => {
  it.each(ORDERS.map((events) => [events.map(({ source }) => source).join(', '), events] as const))(
    'gives who was at the roadshow, in a webinar and sent a form 40 + 25 + 45 = 110 points: %s',
    (_, events) => {
      const found = scoreLead(events, AS_OF, {});
      expect(found).toMatchObject({
        asOfMs: AS_OF,
        groupScores: { source: 40, engagement: 25, intent: 45, quality: 0, recency: 0 },
        finalScore: 110,
        band: 'HOT',
        recommendedAction: 'Call within 1 hour',
        scorecardVersion: 'default@2',
      });
      expect(
        found.reasons.map(({ code, points, valueNumber, valueText }) => [
          code,
          points,
          valueNumber ?? valueText,
        ]),
      ).toEqual([
        ['SOURCE_WEIGHT', 40, 40],
        ['WEBINAR_30_MINUTES', 15, 2880],
        ['QUESTIONS_ASKED', 10, 2],
        ['BUDGET_80K', 20, 100_000],
        ['BUYS_WITHIN_30_DAYS', 15, 15],
        ['DEVICE_NAMED', 10, 'iPhone 15 Pro'],
      ]);
    },
  );

  it('scores the same however often an event is told', () => {
    const [once] = ORDERS;
    expect(scoreLead([...ORDERS.flat()], AS_OF, {})).toEqual(scoreLead(once ?? [], AS_OF, {}));
  });

  it('scores the same in whatever order events are told, copies and events of one time included', () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ leads, as_of_ms }, cut) => {
        for (const { events } of leads) {
          const at = cut % (events.length + 1);
          const other = [...events.slice(at).toReversed(), ...events.slice(0, at)];
          expect(scoreLead(other, as_of_ms, {})).toEqual(scoreLead(events, as_of_ms, {}));
        }
      }),
      { numRuns: 5 },
    );
  });

  it('takes a point a day after a week of silence, down to 30', () => {
    const scoreOn = (day: string) =>
      scoreLead([ROADSHOW, WEBINAR, FORM], ms(`${day}T00:00:00`), {}).finalScore;
    // silent since 1 January
    expect(['2025-01-08', '2025-01-09', '2025-01-31', '2025-02-07', '2025-03-01'].map(scoreOn)).toEqual([
      110, 109, 87, 80, 80,
    ]);
  });

  it('takes 10 points from a lead nothing is known of: nobody can reach it', () => {
    const { finalScore, band, features } = scoreLead([], AS_OF, {});
    expect([finalScore, band]).toEqual([-10, 'COLD']);
    expect(features).toEqual({
      source_weight: null,
      first_source: null,
      utm_source: null,
      city: null,
      location_conversion_rate: null,
      engagement_score: 0,
      past_event_count: 0,
      days_since_activity: null,
      active_days_30: 0,
      page_views_30: 0,
      avg_webinar_minutes: null,
      webinar_seconds: 0,
      webinar_count: 0,
      questions_asked: 0,
      form_count: 0,
      form_completion: null,
      budget_max: null,
      budget_min: null,
      purchase_timeframe_days: null,
      device_interest: null,
      has_email: false,
      has_phone: false,
      is_disposable_email: null,
      ignored_clicks: 0,
      ignored_forms: 0,
      override_band: null,
      override_until_ms: null,
      override_by: null,
    });
  });
});

describe('scoreDistinctEvents', () => {
  it('scores events of which each is told once as scoreLead does', () => {
    for (const order of ORDERS) {
      expect(scoreDistinctEvents(order, AS_OF, {})).toEqual(scoreLead([...order, ...order], AS_OF, {}));
    }
  });
});
