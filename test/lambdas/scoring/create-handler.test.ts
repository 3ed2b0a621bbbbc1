import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { PublishedLookups } from '#adapters/lookup-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import type { FeatureValues } from '#domain/features/fold/feature-values.ts';
import { RECEIVED_AT_MS, SHARD_ID } from '../validation/support/kinesis.ts';
import {
  batchOf,
  CONTACT,
  createTestScoring,
  deliverUntilTaken,
  FORM,
  ROADSHOW,
  recordAt,
  WEBINAR,
} from './support/scoring.ts';

/** Another lead, 20 + 45 points. */
const OTHER_FORM = { ...FORM, event_id: 'of', email: 'joe@example.com', phone: null, name: 'Joe' };
const VISITOR = {
  event_type: 'page_view',
  event_id: 'v',
  timestamp: '2025-01-10T07:00:00Z',
  anonymous_id: 'a-1',
};
const STRANGER = { event_type: 'page_view', event_id: 's', timestamp: '2025-01-10T07:00:00Z' };
const items = (...sequenceNumbers: string[]) => ({
  batchItemFailures: sequenceNumbers.map((itemIdentifier) => ({ itemIdentifier })),
});
const nothingFailed = items();

describe('scoring, when all goes well', () => {
  it('scores each lead, tells of it, and logs it with the event that caused it', async () => {
    const { handler, published, logLines, counts, latencies, state } = createTestScoring();
    expect(await handler(batchOf([ROADSHOW, OTHER_FORM]))).toEqual(nothingFailed);
    expect(logLines().map(({ position, final_score, band }) => [position, final_score, band])).toEqual([
      [`${SHARD_ID}/100/0`, 40, 'COLD'],
      [`${SHARD_ID}/101/0`, 65, 'WARM'],
    ]);
    expect(published.map(({ type, detail }) => [type, detail.finalScore])).toEqual([
      ['LeadScored', 40],
      ['LeadScored', 65],
      ['LeadBandChanged', 65],
    ]);
    expect(counts).toEqual([
      ['LeadsScored', 2, {}],
      ['BandChanges', 1, { to: 'WARM' }],
    ]);
    expect(latencies).toEqual([state.nowMs - RECEIVED_AT_MS, state.nowMs - RECEIVED_AT_MS - 1000]);
  });

  it('keeps a score for a visitor who is no lead, and neither tells nor logs it', async () => {
    const { handler, published, store, scoreOf, latencies } = createTestScoring();
    expect(await handler(batchOf([VISITOR]))).toEqual(nothingFailed);
    expect(await scoreOf(VISITOR)).toMatchObject({ attribution: 'anonymous_only', eventCount: 1 });
    expect([published, store.asked, latencies.length]).toEqual([[], [], 1]);
  });

  it('leaves events that name nobody to the lake, and counts them', async () => {
    const { handler, counts, dynamoDb } = createTestScoring();
    expect(await handler(batchOf([STRANGER, STRANGER]))).toEqual(nothingFailed);
    expect(counts).toEqual([['EventsWithoutKey', 2, {}]]);
    expect(dynamoDb.calls).toEqual([]);
  });

  it('never says who a lead is, whatever happens', async () => {
    const scoring = createTestScoring();
    const { handler, published, logTexts, counts, problems, store, state, dynamoDb } = scoring;
    const events = [ROADSHOW, WEBINAR, FORM, 'oops', { ...FORM, event_id: 'jane.roe@example.com' }];
    await handler(batchOf(events));
    state.refuses = () => true;
    await handler(batchOf(events));
    store.refuses = () => true;
    await handler(batchOf(events));
    dynamoDb.faultOf = () => ({ before: new Error(`cannot write ${CONTACT.email}`) });
    await handler(batchOf(events));
    expect(problems.length).toBeGreaterThan(0);
    const said = JSON.stringify([published, logTexts(), counts, problems, [...store.asked]]);
    expect(said).not.toMatch(/jane|\broe\b|example\.com|555-?0123/i);
  });
});

describe('scoring, when a batch holds poison', () => {
  it('passes over what the gate refuses, and scores its neighbours in the same invocation', async () => {
    const { handler, logLines, problems } = createTestScoring();
    const packed = `${JSON.stringify(WEBINAR)}\noops\n${JSON.stringify(FORM)}`;
    expect(await handler(batchOf([ROADSHOW, 'oops', packed]))).toEqual(nothingFailed);
    expect(logLines().map(({ position }) => position)).toEqual([
      `${SHARD_ID}/100/0`,
      `${SHARD_ID}/102/0`,
      `${SHARD_ID}/102/2`,
    ]);
    expect(problems).toEqual([]);
  });

  it('sets aside the lead our own code breaks on, and scores its neighbours in the same invocation', async () => {
    const model = {
      ...NO_MODEL,
      probabilityOf: (features: FeatureValues) => {
        if (features.source_weight === 20) throw new TypeError(`a mistake of ours with ${CONTACT.email}`);
        return null;
      },
    };
    const { handler, logLines, problems, counts } = createTestScoring({
      model: { current: async () => model },
    });
    expect(await handler(batchOf([ROADSHOW, OTHER_FORM, WEBINAR]))).toEqual(nothingFailed);
    expect(logLines().map(({ final_score }) => final_score)).toEqual([40, 65]);
    expect(problems).toEqual([
      [
        'event set aside, the pipeline scores it',
        { position: `${SHARD_ID}/101/0`, error: 'TypeError', reason: 'internal' },
      ],
    ]);
    expect(counts).toContainEqual(['EventsSetAside', 1, { reason: 'internal' }]);
  });

  it('sets aside an event that the store cannot hold', async () => {
    const { handler, counts, scoreOf } = createTestScoring();
    const large = { ...ROADSHOW, event_id: 'large', captured_by: 'x'.repeat(450_000) };
    expect(await handler(batchOf([large, WEBINAR]))).toEqual(nothingFailed);
    expect(counts).toContainEqual(['EventsSetAside', 1, { reason: 'too_large' }]);
    expect(await scoreOf(WEBINAR)).toMatchObject({ finalScore: 55 });
  });
});

describe('scoring, when the store fails', () => {
  it('hands back the record of the event that failed, and only that', async () => {
    const { handler, dynamoDb, logLines, counts, problems, scoreOf } = createTestScoring();
    dynamoDb.faultOf = (command) => {
      const isOfJoe = JSON.stringify(command).includes('event_id\\":\\"of\\"');
      return isOfJoe ? { before: new Error('throttled') } : {};
    };
    expect(await handler(batchOf([ROADSHOW, OTHER_FORM, WEBINAR]))).toEqual(items('101'));
    expect(logLines().map(({ final_score }) => final_score)).toEqual([40, 65]);
    expect(counts).toContainEqual(['ScoringRecordsReturned', 1, {}]);
    expect(problems).toEqual([
      ['event not scored, its record is delivered again', { position: `${SHARD_ID}/101/0`, error: 'Error' }],
    ]);
    dynamoDb.faultOf = () => ({});
    expect(await handler(batchOf([OTHER_FORM]))).toEqual(nothingFailed);
    expect(await scoreOf(OTHER_FORM)).toMatchObject({ finalScore: 65 });
  });

  it.each([
    ['throttles every seventh call', { before: new Error('throttled') }],
    ['has done every seventh call, and says it timed out', { after: new Error('timed out') }],
  ])('ends with all scored and told where it %s', async (_, fault) => {
    const scoring = createTestScoring();
    let calls = 0;
    scoring.dynamoDb.faultOf = () => {
      calls += 1;
      return calls % 7 === 0 ? fault : {};
    };
    for (const [at, event] of [ROADSHOW, WEBINAR, FORM, OTHER_FORM].entries()) {
      await deliverUntilTaken(scoring, { Records: [recordAt(event, at)] });
    }
    scoring.dynamoDb.faultOf = () => ({});
    expect(await scoring.scoreOf(ROADSHOW)).toMatchObject({ finalScore: 110, unannounced: [] });
    expect(await scoring.scoreOf(OTHER_FORM)).toMatchObject({ finalScore: 65, unannounced: [] });
    expect(scoring.crossings().map(({ from, to }) => `${from} ${to}`)).toEqual([
      'COLD WARM',
      'WARM HOT',
      'COLD WARM',
    ]);
    const finals = scoring.published.flatMap(({ type, detail }) =>
      type === 'LeadScored' ? detail.finalScore : [],
    );
    expect(new Set(finals)).toEqual(new Set([40, 65, 110]));
  });
});

describe('scoring, when an event tears leads from each other', () => {
  it('logs and tells each of them, also where the store fails between them', async () => {
    const { handler, dynamoDb, logLines, published } = createTestScoring();
    // a phone may link eight other keys; with the ninth it is a switchboard, and all it has joined come apart
    const events = Array.from({ length: 9 }, (_, n) => ({
      ...ROADSHOW,
      event_id: `r${n}`,
      email: `${n}@example.com`,
    }));
    await handler(batchOf(events.slice(0, 8)));
    const joined = new Set(logLines().map(({ lead_id }) => lead_id));
    expect(joined.size).toBe(1);

    const ninth = { Records: [recordAt(events[8], 8)] };
    let scores = 0;
    dynamoDb.faultOf = (command) => {
      scores += command instanceof PutItemCommand ? 1 : 0;
      return command instanceof PutItemCommand && scores === 5 ? { before: new Error('throttled') } : {};
    };
    expect(await handler(ninth)).toEqual(items('108'));
    expect(await handler(ninth)).toEqual(nothingFailed);
    const own = logLines().filter(({ position }) => position === `${SHARD_ID}/108/0`);
    expect(new Set(own.map(({ lead_id }) => lead_id)).size).toBe(9);
    expect(own.every(({ event_count, final_score }) => event_count === 1 && final_score === 40)).toBe(true);
    const told = published.slice(8).map(({ detail }) => detail.leadId);
    expect(new Set(told).size).toBe(9);
  });
});

describe('scoring, when the bus is down', () => {
  it('hands back the records of scores it could not tell, and tells each under the same id once it can', async () => {
    const scoring = createTestScoring();
    const { handler, state, published, counts } = scoring;
    const batch = batchOf([ROADSHOW, WEBINAR, FORM, VISITOR]);
    state.refuses = () => true;
    expect(await handler(batch)).toEqual(items('100', '101', '102'));
    expect(await handler(batch)).toEqual(items('100', '101', '102'));
    expect(published).toEqual([]);
    expect(counts).toContainEqual(['AnnouncementsFailed', 5, {}]);
    const pending = (await scoring.scoreOf(ROADSHOW))?.unannounced.map(({ to }) => to);
    expect(pending).toEqual(['WARM', 'HOT']);

    state.refuses = () => false;
    expect(await handler(batch)).toEqual(nothingFailed);
    expect(scoring.crossings().map(({ from, to }) => `${from} ${to}`)).toEqual(['COLD WARM', 'WARM HOT']);
    const changes = published.filter(({ type }) => type === 'LeadBandChanged');
    expect(changes).toHaveLength(2);
    expect(await scoring.scoreOf(ROADSHOW)).toMatchObject({ unannounced: [] });
  });

  it('keeps a crossing nobody could be told of until the lead is scored again', async () => {
    const scoring = createTestScoring();
    scoring.state.refuses = () => true;
    await scoring.handler({ Records: [recordAt(WEBINAR, 0)] });
    // Lambda has given up on that record; the next event tells of both crossings
    scoring.state.refuses = () => false;
    await scoring.handler({ Records: [recordAt(FORM, 1)] });
    expect(scoring.crossings().map(({ from, to }) => `${from} ${to}`)).toEqual(['COLD WARM', 'WARM HOT']);
  });

  it('hands back only the record of the event that was refused', async () => {
    const { handler, state } = createTestScoring();
    state.refuses = ({ detail }) => detail.finalScore === 65;
    expect(await handler(batchOf([ROADSHOW, OTHER_FORM]))).toEqual(items('101'));
  });
});

describe('scoring, when the log is down', () => {
  it('hands the records back and tells nobody of what is not on record', async () => {
    const scoring = createTestScoring();
    scoring.store.refuses = () => true;
    expect(await scoring.handler(batchOf([ROADSHOW, WEBINAR, VISITOR]))).toEqual(items('100', '101'));
    expect(scoring.published).toEqual([]);
    expect(scoring.problems).toEqual([
      [
        'scores not logged, their records are delivered again',
        { key: expect.stringMatching(/^score-log\/dt=2025-01-10\//), error: 'Error' },
      ],
    ]);
    scoring.store.refuses = () => false;
    expect(await scoring.handler(batchOf([ROADSHOW, WEBINAR]))).toEqual(nothingFailed);
    expect(scoring.crossings().map(({ from, to }) => `${from} ${to}`)).toEqual(['COLD WARM']);
  });

  it('asks for the same object where the same batch comes again', async () => {
    const { handler, store } = createTestScoring();
    store.refuses = () => true;
    const batch = batchOf([ROADSHOW, OTHER_FORM]);
    await handler(batch);
    await handler(batch);
    store.refuses = () => false;
    await handler(batch);
    await handler(batch);
    expect(new Set(store.asked).size).toBe(1);
    expect(store.asked).toHaveLength(4);
  });
});

describe('scoring, when the rates or the model cannot be read', () => {
  const rates: PublishedLookups = {
    asOfMs: 7,
    lookups: { location_conversion_rate: { rates: new Map(), overall: 0.25 } },
  };

  it('hands everything back as long as there are no rates, and goes on with the last ones after that', async () => {
    let isDown = true;
    const read = async () => {
      if (isDown) throw new Error('throttled');
      return rates;
    };
    const { handler, state, logLines, problems, counts } = createTestScoring({ lookups: { read } });
    expect(await handler(batchOf([ROADSHOW, 'oops']))).toEqual(items('100', '101'));
    expect(counts).toEqual([['ScoringRecordsReturned', 2, {}]]);
    isDown = false;
    expect(await handler(batchOf([ROADSHOW]))).toEqual(nothingFailed);
    isDown = true;
    state.nowMs += 60_000;
    expect(await handler({ Records: [recordAt(WEBINAR, 1)] })).toEqual(nothingFailed);
    expect(logLines().map(({ lookups_as_of_ms }) => lookups_as_of_ms)).toEqual([7, 7]);
    expect(problems.map(([problem]) => problem)).toEqual([
      'no rates to be had, the batch is delivered again',
      'rates not read again, the last ones stay in use',
    ]);
  });

  it('counts the scores that had to do without the promoted model', async () => {
    const current = async () => ({ ...NO_MODEL, state: 'points_only' as const });
    const { handler, counts, logLines } = createTestScoring({ model: { current } });
    await handler(batchOf([ROADSHOW, OTHER_FORM]));
    expect(counts).toContainEqual(['ModelFallbacks', 2, {}]);
    expect(logLines().map(({ model_state }) => model_state)).toEqual(['points_only', 'points_only']);
  });
});
