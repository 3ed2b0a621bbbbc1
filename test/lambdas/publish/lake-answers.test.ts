import { LOG_LOOK_BACK_DAYS, readRun } from '../../../lambdas/publish/lake-answers.ts';
import { type AskLake, LakeAnswerError, type LakeRows } from '../../../lambdas/publish/lake-rows.ts';
import { ms } from '../domain/features/fold/event-factory.ts';

const NOTHING = { feature: null, value: null, rate: null };

/** A lake that answers so, in the order it is asked: rates, links, bands. */
const answering =
  (rates: LakeRows, links: LakeRows = [], keys: LakeRows = []): AskLake =>
  async () => [rates, links, keys];

describe('what a run has found', () => {
  it('is the same as text, as Athena says it, and as values', async () => {
    const keys = [{ key_id: 'e_1', band: 'HOT' }];
    const link = { key_id_a: 'e_1', key_id_b: 'p_1' };
    const rate = { feature: 'f', value: 'Pune' };
    const asText = answering(
      [{ ...rate, as_of_ms: '1740000000000', rate: '0.25' }],
      [{ ...link, first_known_ms: '7' }],
      keys,
    );
    const asValues = answering(
      [{ ...rate, as_of_ms: 1_740_000_000_000, rate: 0.25 }],
      [{ ...link, first_known_ms: 7 }],
      keys,
    );
    const expected = {
      asOfMs: 1_740_000_000_000,
      rates: [{ feature: 'f', value: 'Pune', rate: 0.25 }],
      links: [{ keys: ['e_1', 'p_1'], firstKnownMs: 7 }],
      otherBands: [{ key: 'e_1', logged: 'HOT' }],
    };
    expect(await readRun(asText, null, null)).toEqual(expected);
    expect(await readRun(asValues, null, null)).toEqual(expected);
  });

  it('is an as-of alone where the population has no rates, and none where nothing has run', async () => {
    expect(await readRun(answering([{ as_of_ms: 5, ...NOTHING }]), null, null)).toMatchObject({
      asOfMs: 5,
      rates: [],
    });
    expect(await readRun(answering([{ as_of_ms: null, ...NOTHING }]), null, null)).toMatchObject({
      asOfMs: null,
    });
    expect(await readRun(answering([]), null, null)).toMatchObject({ asOfMs: null, rates: [] });
  });

  it('keeps the rate of a value without letters apart from the one of no value', async () => {
    const rates = [
      { as_of_ms: 5, feature: 'f', value: '', rate: 1 },
      { as_of_ms: 5, feature: 'f', value: null, rate: 0 },
    ];
    expect((await readRun(answering(rates), null, null)).rates.map(({ value }) => value)).toEqual(['', null]);
  });

  it('is asked of as much of the log as can matter, all of it where nothing was published', async () => {
    const asked: string[] = [];
    const ask: AskLake = async (queries) => {
      asked.push(...queries.filter((sql) => sql.includes('score_log')));
      return [[], [], []];
    };
    await readRun(ask, null, null);
    await readRun(ask, null, ms('2025-02-04T23:00:00'));
    expect(LOG_LOOK_BACK_DAYS).toBe(400);
    // 35 days of 2025, 365 of 2024 with its 366
    expect(asked.map((sql) => /where g\.dt >= (.*)/.exec(sql)?.[1])).toEqual([
      undefined,
      "date '2024-01-01'",
    ]);
  });

  it('goes by the as-of of the run for all leads, and by what the store said came last', async () => {
    const asked: string[] = [];
    await readRun(
      async (queries) => {
        asked.push(...queries);
        return [[], [], []];
      },
      null,
      null,
    );
    const sql = asked.at(-1)?.replaceAll(/\s+/g, ' ');
    expect(sql).toContain('with run as ( select max(as_of_ms) as as_of_ms from lead_scores )');
    expect(sql).toContain('f.override_until_ms > run.as_of_ms');
    expect(sql).toContain(
      'order by g.as_of_ms desc, coalesce(g.epoch, -1) desc, coalesce(g.events_seen, -1) desc, g.score_id desc',
    );
  });

  it('is refused where it is not what the tables say, without a word of what it was', async () => {
    const failure = readRun(answering([], [], [{ key_id: 4, band: 'HOT' }, { band: 'HOT' }]), null, null);
    await expect(failure).rejects.toThrow(LakeAnswerError);
    await expect(failure).rejects.toThrow("the lake's bands cannot be read: key_id is no text");
    await expect(readRun(answering([{ as_of_ms: 'soon' }]), null, null)).rejects.toThrow(
      'as_of_ms is no number',
    );
  });
});
