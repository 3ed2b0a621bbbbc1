import fc from 'fast-check';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import type { ChangeQuestion } from '#domain/scoring/change/change-question.ts';
import { explainChange } from '#domain/scoring/explain-change.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { between, day, event } from './change/stored.ts';

/** Worth 40: a strong source, an e-mail address, and not silent for more than 7 days. */
const ROADSHOW = event('roadshow', 'roadshow_lead', ['e_1'], 0);
/** Worth 5 more. */
const question = (atDay: number, keys = ['e_1'], more: Partial<StoredEvent> = {}) =>
  event('webinar', 'webinar_attendance', keys, atDay, { questions_asked: 1, ...more });

const told = (change: ReturnType<typeof explainChange>) => [
  change.before,
  change.after,
  ...change.causes.map(({ why, points, events }) => [why, points, events.map((e) => e.event_type)]),
];
const explained = (asked: ChangeQuestion) => told(explainChange(asked));

describe('why a score is not what it was', () => {
  it('is nothing where nothing changed', () => {
    expect(explained(between(1, 5, [ROADSHOW]))).toEqual([40, 40]);
  });

  it('is time alone where the lead was silent', () => {
    // silent for 10 days, 3 more than count for nothing
    expect(explainChange(between(5, 10, [ROADSHOW]))).toEqual({
      fromMs: day(5),
      toMs: day(10),
      before: 40,
      after: 37,
      causes: [
        {
          why: 'decay',
          points: -3,
          events: [],
          rules: [
            { code: 'SILENT_DAYS', reason: expect.stringMatching(/^Has been silent/), before: 0, after: -3 },
          ],
        },
      ],
    });
  });

  it('is what happened since, also where that had been announced before', () => {
    const early = question(3, ['e_1'], { received_at_ms: day(1) });
    expect(explained(between(2, 5, [early, ROADSHOW]))).toEqual([
      40,
      45,
      ['new_events', 5, ['webinar_attendance']],
    ]);
  });

  it('is the first contact where there was nobody', () => {
    expect(explained(between(-1, 1, [ROADSHOW]))).toEqual([null, 40, ['new_events', 40, ['roadshow_lead']]]);
  });

  it('is what had happened and arrived late', () => {
    expect(explained(between(2, 5, [ROADSHOW, question(1, ['e_1'], { received_at_ms: day(4) })]))).toEqual([
      40,
      45,
      ['late_data', 5, ['webinar_attendance']],
    ]);
  });

  it('is somebody else who turned out to be the same', () => {
    const other = question(1, ['e_2']);
    const link = event('web', 'identify', ['e_1', 'e_2'], 4);
    expect(explained(between(2, 5, [ROADSHOW, other, link]))).toEqual([
      40,
      45,
      ['merge', 5, ['webinar_attendance']],
      ['new_events', 0, ['identify']],
    ]);
  });

  it('begins with who was the lead, not with who browsed before', () => {
    const browsed = event('web', 'page_view', ['a_1'], -1);
    const link = event('web', 'identify', ['e_1', 'a_1'], 4);
    // a page seen is worth 1
    expect(explained(between(2, 5, [browsed, ROADSHOW, link]))).toEqual([
      40,
      41,
      ['merge', 1, ['page_view']],
      ['new_events', 0, ['identify']],
    ]);
  });

  it('begins with nobody where only somebody else was known, who is the same person by now', () => {
    const late = { ...ROADSHOW, received_at_ms: day(4) };
    const other = event('roadshow', 'roadshow_registration', ['e_2'], 1);
    const link = event('web', 'identify', ['e_1', 'e_2'], 6);
    expect(explained(between(2, 5, [late, other, link]))).toEqual([
      null,
      40,
      ['late_data', 40, ['roadshow_lead']],
    ]);
  });

  it('is no merge where a key that many share was all they had in common', () => {
    const others = ['e_2', 'e_3', 'e_4'].map((key, n) =>
      event('roadshow', 'roadshow_registration', [key, 'p_hub'], n),
    );
    const asked = question(3, ['e_2', 'p_hub']);
    // without the hub: e_2's event and question; with it shared from the start, e_1 is alone
    const world = [ROADSHOW, ...others, asked, event('web', 'identify', ['e_1', 'p_hub'], 4)];
    expect(explained(between(3.5, 5, world))).toEqual([40, 40, ['new_events', 0, ['identify']]]);
  });

  it('knows a key for a hub that these events do not show as one', () => {
    const other = question(1, ['e_2', 'p_hub']);
    const own = event('roadshow', 'roadshow_registration', ['e_1', 'p_hub'], 1);
    const link = event('web', 'identify', ['e_1', 'e_2'], 4);
    const world = between(2, 5, [ROADSHOW, own, other, link]);
    expect(explained(world)).toEqual([45, 45, ['new_events', 0, ['identify']]]);
    expect(explained({ ...world, hubs: new Set(['p_hub']) })).toEqual([
      40,
      45,
      ['merge', 5, ['webinar_attendance']],
      ['new_events', 0, ['identify']],
    ]);
  });

  it('is a key that turned out to be shared, which takes events away', () => {
    const own = [ROADSHOW, event('roadshow', 'roadshow_registration', ['e_1', 'p_hub'], 0)];
    const other = question(1, ['e_2', 'p_hub']);
    const third = event('roadshow', 'roadshow_registration', ['e_3', 'p_hub'], 3);
    expect(explained(between(2, 5, [...own, other, third]))).toEqual([
      45,
      40,
      ['split', -5, ['webinar_attendance']],
    ]);
  });

  it('is a content that counts and was not known', () => {
    const known = question(1, ['e_1'], { received_at_ms: day(1) + 1, payload_sha256: 'b' });
    const first = question(1, ['e_1'], { questions_asked: 2 });
    const learnedAtMs = (each: StoredEvent) => (each === first ? day(4) : each.received_at_ms);
    expect(explained({ ...between(2, 5, [ROADSHOW, known, first]), learnedAtMs })).toEqual([
      45,
      50,
      ['correction', 5, ['webinar_attendance']],
    ]);
  });

  it('names an event told again with other content, of which the first stays', () => {
    const again = question(1, ['e_1'], {
      questions_asked: 2,
      received_at_ms: day(4),
      payload_sha256: 'b',
    });
    expect(explained(between(2, 5, [ROADSHOW, question(1), again]))).toEqual([
      45,
      45,
      ['correction', 0, ['webinar_attendance']],
    ]);
  });

  it.each([
    ['scorecard', { scorecardVersion: 'older@1', lookupsAsOfMs: null }],
    ['rates', { scorecardVersion: SCORECARD.version, lookupsAsOfMs: day(1) }],
    ['unaccounted', { scorecardVersion: SCORECARD.version, lookupsAsOfMs: null }],
  ])('is %s where the score was recorded otherwise', (why, made) => {
    const asked = between(2, 5, [ROADSHOW, question(4)]);
    expect(explained({ ...asked, recorded: { from: { finalScore: 33.5, ...made } } })).toEqual([
      33.5,
      45,
      [why, 6.5, []],
      ['new_events', 5, ['webinar_attendance']],
    ]);
    expect(explained({ ...asked, recorded: { to: { finalScore: 50.001, ...made } } })).toEqual([
      40,
      50.001,
      ['new_events', 5, ['webinar_attendance']],
      [why, 5.001, []],
    ]);
  });

  it('is the very rules where these were recorded, too', () => {
    const [cause] = explainChange({
      ...between(2, 5, [ROADSHOW]),
      recorded: {
        from: {
          finalScore: 30,
          scorecardVersion: 'older@1',
          lookupsAsOfMs: null,
          reasons: [{ code: 'SOURCE_WEIGHT', points: 30, reason: 'Met us' }],
        },
      },
    }).causes;
    expect(cause?.rules).toEqual([
      { code: 'SOURCE_WEIGHT', reason: 'Comes from a strong source', before: 30, after: 40 },
    ]);
  });

  it('is not what belongs to nobody', () => {
    expect(explained(between(2, 5, [ROADSHOW, question(4, [])]))).toEqual([40, 40]);
  });

  it('ends at the later time, whatever is known by now', () => {
    expect(
      explained(between(2, 5, [ROADSHOW, question(6), question(3, ['e_1'], { received_at_ms: day(6) })])),
    ).toEqual([40, 40]);
  });
});

const histories = fc.array(
  fc
    .record({
      source: fc.constantFrom('roadshow' as const, 'webinar' as const, 'web' as const, 'crm' as const),
      keys: fc.uniqueArray(fc.constantFrom('e_1', 'e_2', 'e_3', 'p_1', 'p_2', 'a_1'), {
        minLength: 1,
        maxLength: 3,
      }),
      id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      atDay: fc.integer({ min: 0, max: 40 }),
      lateDays: fc.constantFrom(-1, 0, 0, 5, 20),
      hash: fc.constantFrom('a', 'b'),
      questions: fc.constantFrom(null, 1, 2),
    })
    .map(({ source, keys, id, atDay, lateDays, hash, questions }) =>
      event(source, 'webinar_attendance', keys.sort().reverse(), atDay, {
        event_id: id,
        received_at_ms: day(atDay + lateDays),
        // one content, one hash
        payload_sha256: `${hash} ${source} ${keys} ${id} ${atDay} ${questions}`,
        questions_asked: questions,
        is_disposable_email: id === '1',
      }),
    ),
  { minLength: 1, maxLength: 12 },
);

describe('the causes of a change', () => {
  it('add up to the difference, and do not hang on the order of the events', () => {
    fc.assert(
      fc.property(
        histories.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.integer({ min: -1, max: 60 }),
            fc.integer({ min: 1, max: 60 }),
            fc.option(fc.integer({ min: -99, max: 999 })),
          ),
        ),
        ([events, shuffled, fromDay, days, recorded]) => {
          const asked = {
            ...between(fromDay, fromDay + days, events),
            ...(recorded === null
              ? {}
              : {
                  recorded: { from: { finalScore: recorded / 10, scorecardVersion: '', lookupsAsOfMs: 0 } },
                }),
          };
          const change = explainChange(asked);
          const milli = (points: number) => Math.round(points * 1000);
          const sum = change.causes.reduce((all, { points }) => all + milli(points), 0);
          expect(sum).toBe(milli(change.after ?? 0) - milli(change.before ?? 0));
          for (const { points, rules } of change.causes.filter(({ why }) => why !== 'scorecard')) {
            const byRules = rules.reduce((all, rule) => all + milli(rule.after) - milli(rule.before), 0);
            expect(byRules).toBe(milli(points));
          }
          expect(explainChange({ ...asked, events: shuffled })).toEqual(change);
        },
      ),
      { numRuns: 60 },
    );
  });
});
