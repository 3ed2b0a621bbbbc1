import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ROOT } from '#cli/setup/set-up.mjs';
import { ask, COMMAND_MS, lake, lakeJson, temporaryFolder } from './lake-process.ts';

jest.setTimeout(4 * COMMAND_MS);

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  scratch = await temporaryFolder('founders');
});
afterAll(() => scratch.remove());

/** The founders' three events in their own spelling, of one person. */
const founderEvents = (email: string): readonly [string, string, string] => [
  JSON.stringify({
    event_type: 'roadshow_registration',
    timestamp: '2025-01-01T09:30:00Z',
    name: 'Sam Rivera',
    email,
    device_interest: 'iPhone 15 Pro',
  }),
  JSON.stringify({
    event_type: 'webinar_attendance',
    timestamp: '2025-01-01T10:00:00Z',
    email,
    duration_minutes: 48,
    questions_asked: 2,
  }),
  JSON.stringify({
    event_type: 'online_form_submission',
    timestamp: '2025-01-01T12:00:00Z',
    email,
    budget_range: '80000-100000',
    purchase_timeframe_days: 15,
  }),
];

const AS_OF = '2025-01-01T12:10:00Z';

/**
 * By hand: a roadshow is worth 40. Half an hour of webinar 15 and two questions 5 each make 25. A budget of 80,000
 * 20, buying within 30 days 15 and a named device 10 make 45. 40 + 25 + 45 = 110; nobody was silent for a week.
 */
const FOUNDERS_SCORE = {
  source_score: 40,
  engagement_score: 25,
  intent_score: 45,
  quality_score: 0,
  recency_score: 0,
  final_score: 110,
  lead_category: 'HOT',
  recommended_action: 'Call within 1 hour',
};

/** All orders in which three things can come. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
const people = ORDERS.map((order) => ({ order, events: founderEvents(`sam.${order.join('')}@example.com`) }));

async function sendLines(dir: string, lines: readonly string[]): Promise<void> {
  const file = path.join(scratch.folder, 'events.ndjson');
  await writeFile(file, lines.join('\n'));
  const sent = await lakeJson(['send', file, '--arrival', 'event-time', '--dir', dir]);
  expect(sent).toMatchObject({ read: lines.length, accepted: lines.length, quarantined: 0 });
}

async function expectSixFoundersScores(dir: string): Promise<void> {
  const columns = Object.keys(FOUNDERS_SCORE).join(', ');
  expect(await ask(dir, `select ${columns} from lead_scores`)).toEqual(people.map(() => FOUNDERS_SCORE));
}

describe('the founders’ example', () => {
  it('scores 40 + 25 + 45 = 110, HOT, to be called within the hour, and every point has its reason', async () => {
    const dir = path.join(scratch.folder, 'alone');
    await sendLines(dir, founderEvents('sam@example.com'));
    await lakeJson(['run', '--as-of', AS_OF, '--dir', dir]);

    const report = await lakeJson<{ score: unknown; reasons: { code: string; points: number }[] }>([
      'lead',
      'SAM@example.com',
      '--dir',
      dir,
    ]);
    expect(report.score).toMatchObject({ ...FOUNDERS_SCORE, as_of_ms: Date.parse(AS_OF) });
    expect(Object.fromEntries(report.reasons.map(({ code, points }) => [code, points]))).toEqual({
      SOURCE_WEIGHT: 40,
      WEBINAR_30_MINUTES: 15,
      QUESTIONS_ASKED: 10,
      BUDGET_80K: 20,
      BUYS_WITHIN_30_DAYS: 15,
      DEVICE_NAMED: 10,
    });
    expect(report.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(110);
  });

  it('scores the same in each of the six orders in which the events can come', async () => {
    const dir = path.join(scratch.folder, 'orders');
    await sendLines(
      dir,
      people.flatMap(({ order, events }) => order.map((at) => events[at])),
    );
    await lakeJson(['run', '--as-of', AS_OF, '--dir', dir]);
    await expectSixFoundersScores(dir);
  });

  it('scores the same where the events come one by one, in each order, with a run after each', async () => {
    const dir = path.join(scratch.folder, 'one-by-one');
    for (const turn of [0, 1, 2] as const) {
      await sendLines(
        dir,
        people.map(({ order, events }) => events[order[turn]]),
      );
      await lakeJson(['run', '--as-of', AS_OF, '--dir', dir]);
    }
    await expectSixFoundersScores(dir);
  });
});

describe('samples/events.ndjson', () => {
  const dir = () => path.join(scratch.folder, 'sample');

  beforeAll(async () => {
    const sample = path.join(ROOT, 'samples', 'events.ndjson');
    const { code, stdout } = await lake(['send', sample, '--arrival', 'event-time', '--dir', dir()]);
    expect(code).toBe(0);
    // The person reads which line was not taken, and why.
    expect(stdout).toMatch(/read +8\naccepted +7\nquarantined +1\n/);
    expect(stdout).toMatch(/8 +unknown_event_type +event_type/);
    await lakeJson(['run', '--as-of', '2025-02-01', '--dir', dir()]);
  });

  it('reads the producers’ other spellings', async () => {
    expect(
      await ask(
        dir(),
        `select webinar_seconds, questions_asked, device_interest, budget_min, budget_max, purchase_timeframe_days,
           event_count, converted, amount_minor
         from leads order by lead_id`,
      ),
    ).toEqual([
      {
        webinar_seconds: 2880,
        questions_asked: 2,
        device_interest: 'iPhone 15 Pro',
        budget_min: 80_000,
        budget_max: 100_000,
        purchase_timeframe_days: 30,
        event_count: 6,
        converted: true,
        amount_minor: 119_900,
      },
      {
        webinar_seconds: 0,
        questions_asked: 0,
        device_interest: null,
        budget_min: 40_000,
        budget_max: 60_000,
        purchase_timeframe_days: 60,
        event_count: 1,
        converted: false,
        amount_minor: null,
      },
    ]);
  });

  it('flags the throw-away address and takes the event all the same', async () => {
    expect(await ask(dir(), 'select event_id, code, field from event_issues order by event_id')).toEqual([
      { event_id: 'form-1002', code: 'email_disposable', field: 'email' },
      { event_id: 'won-12', code: 'timestamp_without_zone', field: 'timestamp' },
    ]);
  });

  it('gives events without an id the hash of their bytes for one', async () => {
    const rows = await ask<{ event_id: string }>(dir(), 'select event_id from events order by event_time_ms');
    expect(rows.map(({ event_id }) => event_id.replace(/^(sha256:)[0-9a-f]{64}$/, '$1'))).toEqual([
      'sha256:',
      'sha256:',
      'sha256:',
      'form-1002',
      'visit-77',
      'link-77',
      'won-12',
    ]);
  });

  it('keeps a field nobody knows', async () => {
    expect(await ask(dir(), "select properties from events where event_id = 'form-1002'")).toEqual([
      { properties: '{"favourite_colour":"teal"}' },
    ]);
  });
});
