import { compareWithTruth } from '#cli/demo/compare-with-truth.ts';
import type { SeasonTruth } from '#cli/demo/season/index.ts';

const TRUTH: SeasonTruth = {
  records: 13,
  quarantined: { empty: 1, not_json: 1 },
  events: 8,
  duplicates: { delivery: 0, event: 2, conflicting: 1 },
  people: 4,
  peopleBySource: {},
  conversions: 1,
  leadEvents: 6,
  leadEventsWithoutLead: 0,
  unattributed: { no_key: 0, anonymous_only: 0, crm_only: 0 },
};
const SENT = { read: 13, reasons: { empty: 1, not_json: 1 } };
/** 8 distinct events at 11 positions: 3 of them were copies, one of those with other content. */
const ROW = { events: 8, raw_positions: 11, conflicting: 1, people: 4, conversions: 1, quarantined: 2 };

const wrong = async (row: Partial<typeof ROW>, sent: Parameters<typeof compareWithTruth>[1] = SENT) => {
  const checks = await compareWithTruth(TRUTH, sent, async () => ({ ...ROW, ...row }));
  return checks
    .filter(({ found, known }) => found !== known)
    .map(({ what, found, known }) => `${what}: ${found}, not ${known}`);
};

describe('compareWithTruth', () => {
  it('finds nothing wrong in a lake that found everything', async () => {
    expect(await wrong({})).toEqual([]);
  });

  it.each([
    [{ events: 9 }, ['distinct events: 9, not 8', 'duplicates: 2, not 3']],
    [{ raw_positions: 12 }, ['duplicates: 4, not 3']],
    [{ conflicting: 0 }, ['duplicates with other content: 0, not 1']],
    [{ people: 5 }, ['people: 5, not 4']],
    [{ conversions: 0 }, ['conversions: 0, not 1']],
    [{ quarantined: 1 }, ['quarantined records: 1, not 2']],
  ])('notices %j', async (row, sentences) => {
    expect(await wrong(row)).toEqual(sentences);
  });

  it('notices records that were lost or refused for another reason, also one the season knows nothing of', async () => {
    expect(await wrong({}, { read: 12, reasons: { empty: 1, too_deep: 1 } })).toEqual([
      'records: 12, not 13',
      'records refused as too_deep: 1, not 0',
      'records refused as not_json: 0, not 1',
    ]);
  });

  it('notices a count the lake did not give', async () => {
    const checks = await compareWithTruth(TRUTH, SENT, async () => ({}));
    expect(checks.filter(({ isHeadline, found }) => isHeadline && !Number.isNaN(found))).toEqual([]);
  });
});
