import { RECEIVED_AT_MS } from '../validation/support/kinesis.ts';
import {
  batchOf,
  createTestScoring,
  FORM,
  ROADSHOW,
  recordAt,
  SECOND_MS,
  WEBINAR,
} from './support/scoring.ts';

/**
 * Each order of arrival with the scores on the way. The strongest source counts: roadshow 40, webinar 30, online
 * 20; a webinar gives 25 more and the form 45. So the first event gives 40, 55 or 65, two of them 65, 85 or 100.
 */
const ORDERS = [
  ['roadshow, webinar, form', [ROADSHOW, WEBINAR, FORM], ['COLD WARM 65 as of 1', 'WARM HOT 110 as of 2']],
  ['roadshow, form, webinar', [ROADSHOW, FORM, WEBINAR], ['COLD HOT 85 as of 1']],
  ['webinar, roadshow, form', [WEBINAR, ROADSHOW, FORM], ['COLD WARM 55 as of 0', 'WARM HOT 110 as of 2']],
  ['webinar, form, roadshow', [WEBINAR, FORM, ROADSHOW], ['COLD WARM 55 as of 0', 'WARM HOT 100 as of 1']],
  ['form, roadshow, webinar', [FORM, ROADSHOW, WEBINAR], ['COLD WARM 65 as of 0', 'WARM HOT 85 as of 1']],
  ['form, webinar, roadshow', [FORM, WEBINAR, ROADSHOW], ['COLD WARM 65 as of 0', 'WARM HOT 100 as of 1']],
] as const;

const place = (asOfMs: number) => (asOfMs - RECEIVED_AT_MS) / SECOND_MS;
const told = (scoring: ReturnType<typeof createTestScoring>) =>
  scoring
    .crossings()
    .map(({ from, to, finalScore, asOfMs }) => `${from} ${to} ${finalScore} as of ${place(asOfMs)}`);

async function expectHot(scoring: ReturnType<typeof createTestScoring>): Promise<void> {
  expect(await scoring.scoreOf(ROADSHOW)).toMatchObject({
    finalScore: 110,
    groupScores: { source: 40, engagement: 25, intent: 45, quality: 0, recency: 0 },
    band: 'HOT',
    recommendedAction: 'Call within 1 hour',
    eventCount: 3,
    asOfMs: RECEIVED_AT_MS + 2 * SECOND_MS,
    unannounced: [],
  });
}

describe('the lead of roadshow, webinar and form, in real time', () => {
  it.each(ORDERS)(
    'ends with 110 points, HOT, and tells of each crossing once: %s',
    async (_, events, crossings) => {
      const scoring = createTestScoring();
      for (const [at, event] of events.entries()) {
        expect(await scoring.handler({ Records: [recordAt(event, at)] })).toEqual({ batchItemFailures: [] });
      }
      await expectHot(scoring);
      expect(told(scoring)).toEqual(crossings);
    },
  );

  it.each(ORDERS)('comes to the same where all are in one batch: %s', async (_, events, crossings) => {
    const scoring = createTestScoring();
    expect(await scoring.handler(batchOf(events))).toEqual({ batchItemFailures: [] });
    await expectHot(scoring);
    expect(told(scoring)).toEqual(crossings);
  });

  it('tells of nothing new where all of it is delivered again, and logs nothing else under an id that is taken', async () => {
    const scoring = createTestScoring();
    const batch = batchOf([ROADSHOW, WEBINAR, FORM]);
    for (const record of batch.Records) await scoring.handler({ Records: [record] });
    const first = {
      crossings: scoring.crossings(),
      lines: scoring.logLines(),
      said: scoring.published.length,
    };
    expect(first.said).toBe(5);

    // as of the last event, which all of them are scored as of now
    for (const record of batch.Records.toReversed()) await scoring.handler({ Records: [record, record] });
    await expectHot(scoring);
    expect(scoring.crossings()).toEqual(first.crossings);
    const scores = scoring.published.flatMap(({ type, detail }) =>
      type === 'LeadScored' ? [detail.id] : [],
    );
    expect(new Set(scores).size).toBe(3);
    const contents = new Map(
      scoring.logLines().map(({ score_id, ...line }) => [score_id, JSON.stringify(line)]),
    );
    for (const { score_id, ...line } of scoring.logLines())
      expect(contents.get(score_id)).toBe(JSON.stringify(line));
    for (const { score_id, ...line } of first.lines)
      expect(contents.get(score_id)).toBe(JSON.stringify(line));
  });

  it('tells two crossings of one moment apart, as of events that came packed into one record', async () => {
    const scoring = createTestScoring();
    const packed = [ROADSHOW, WEBINAR, FORM].map((event) => JSON.stringify(event)).join('\n');
    await scoring.handler({ Records: [recordAt(packed, 2)] });
    await expectHot(scoring);
    expect(told(scoring)).toEqual(['COLD WARM 65 as of 2', 'WARM HOT 110 as of 2']);
    expect(new Set(scoring.crossings().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('is held where a person holds it, until the time that person said', async () => {
    const scoring = createTestScoring();
    const override = {
      event_type: 'band_override',
      event_id: 'o',
      timestamp: '2025-01-10T08:00:01Z',
      email: ROADSHOW.email,
      band: 'COLD',
      until: '2025-01-11T00:00:00Z',
      by: 'u-42',
      reason: 'asked not to be called today',
    };
    await scoring.handler(batchOf([ROADSHOW, WEBINAR, FORM, override]));
    expect(await scoring.scoreOf(ROADSHOW)).toMatchObject({
      finalScore: 110,
      machineBand: 'HOT',
      band: 'COLD',
    });
    // a page seen a day later is worth a point, and by then the override is over
    const seen = {
      event_type: 'page_view',
      event_id: 'p',
      timestamp: '2025-01-11T07:00:00Z',
      email: ROADSHOW.email,
    };
    await scoring.handler({ Records: [recordAt(seen, 86_400)] });
    expect(await scoring.scoreOf(ROADSHOW)).toMatchObject({
      machineBand: 'HOT',
      band: 'HOT',
      override: null,
    });
    expect(
      told(scoring)
        .slice(2)
        .map((text) => text.slice(0, 9)),
    ).toEqual(['HOT COLD ', 'COLD HOT ']);
  });
});
