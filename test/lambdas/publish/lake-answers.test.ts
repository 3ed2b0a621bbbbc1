import {
  type AskLake,
  LakeAnswerError,
  type LakeRows,
  readRun,
} from '../../../lambdas/publish/lake-answers.ts';

const NOTHING = { feature: null, value: null, rate: null };

/** A lake that answers so, in the order it is asked: rates, links, keys. */
const answering =
  (rates: LakeRows, links: LakeRows = [], keys: LakeRows = []): AskLake =>
  async () => [rates, links, keys];

describe('what a run has found', () => {
  it('is the same as text, as Athena says it, and as values', async () => {
    const keys = [{ key_id: 'e_1' }];
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
      keysOfOtherBand: ['e_1'],
    };
    expect(await readRun(asText, null)).toEqual(expected);
    expect(await readRun(asValues, null)).toEqual(expected);
  });

  it('is an as-of alone where the population has no rates, and none where nothing has run', async () => {
    expect(await readRun(answering([{ as_of_ms: 5, ...NOTHING }]), null)).toMatchObject({
      asOfMs: 5,
      rates: [],
    });
    expect(await readRun(answering([{ as_of_ms: null, ...NOTHING }]), null)).toMatchObject({ asOfMs: null });
    expect(await readRun(answering([]), null)).toMatchObject({ asOfMs: null, rates: [] });
  });

  it('keeps the rate of a value without letters apart from the one of no value', async () => {
    const rates = [
      { as_of_ms: 5, feature: 'f', value: '', rate: 1 },
      { as_of_ms: 5, feature: 'f', value: null, rate: 0 },
    ];
    expect((await readRun(answering(rates), null)).rates.map(({ value }) => value)).toEqual(['', null]);
  });

  it('is asked for links from a time on, or for all of them', async () => {
    const asked: string[] = [];
    const ask: AskLake = async (queries) => {
      asked.push(...queries.filter((sql) => sql.includes('identity_links')));
      return [[], [], []];
    };
    await readRun(ask, null);
    await readRun(ask, 7);
    expect(asked.map((sql) => /first_known_ms >= \d+/.exec(sql)?.[0])).toEqual([
      undefined,
      'first_known_ms >= 7',
    ]);
  });

  it('is refused where it is not what the tables say, without a word of what it was', async () => {
    const failure = readRun(answering([], [], [{ key_id: 4 }, { lead_id: 'e_1' }]), null);
    await expect(failure).rejects.toThrow(LakeAnswerError);
    await expect(failure).rejects.toThrow("the lake's bands cannot be read: key_id is no text");
    await expect(readRun(answering([{ as_of_ms: 'soon' }]), null)).rejects.toThrow('as_of_ms is no number');
  });
});
