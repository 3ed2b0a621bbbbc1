import { changeBetweenWeeks, changeSinceRun } from '#cli/dashboard/change.ts';
import { header, row, share } from './rows.ts';

const baseline = (...rows: ReturnType<typeof row>[]) => ({
  run_id: 'r1',
  started_ms: Date.UTC(2026, 10, 14, 8, 5),
  rows,
});
const SINCE = 'since the run of 14 Nov 2026, 08:05 UTC';

describe('the change since an earlier run', () => {
  it('is good or bad by the direction of its KPI', () => {
    const since = baseline(share(20, 100));
    const changeOf = (direction: 'up' | 'down' | 'none') =>
      changeSinceRun(share(30, 120), header({ direction }), since);
    // 30 of 120 is 25 %, 5 points above 20 of 100.
    const moved = { moved: 'up', amount: '5.0 points', against: SINCE };
    expect(changeOf('up')).toEqual({ ...moved, verdict: 'better' });
    expect(changeOf('down')).toEqual({ ...moved, verdict: 'worse' });
    expect(changeOf('none')).toEqual({ ...moved, verdict: 'none' });
  });

  it('is none where both values read the same, so that no reader hunts for it', () => {
    const change = changeSinceRun(share(2000, 10_000), header(), baseline(share(2001, 10_000)));
    expect(change).toEqual({ moved: 'not', amount: '', verdict: 'none', against: SINCE });
  });

  it('is neither good nor bad where the earlier value lies in the interval of the new one', () => {
    const sure = share(30, 100, { low: 0.22, high: 0.4 });
    const change = (before: number) => changeSinceRun(sure, header(), baseline(share(before, 100)));
    expect(change(25)).toMatchObject({
      moved: 'up',
      amount: '5.0 points, within the 95 % interval',
      verdict: 'none',
    });
    expect(change(20)).toMatchObject({ moved: 'up', amount: '10.0 points', verdict: 'better' });
  });

  it('compares a value with the same one, not with another of its KPI', () => {
    const other = row({ measure: 'other', value: 9 });
    const change = changeSinceRun(
      row({ value: 3 }),
      header({ unit: 'leads' }),
      baseline(other, row({ value: 5 })),
    );
    expect(change).toMatchObject({ moved: 'down', amount: '2', verdict: 'worse' });
  });

  it('says why there is none where there is nothing to compare with', () => {
    expect(changeSinceRun(row(), header(), null).against).toBe('no earlier run to compare with');
    const unknown = changeSinceRun(row({ value: null }), header(), baseline(row()));
    expect(unknown).toMatchObject({ moved: null, against: `no value to compare with ${SINCE}` });
    expect(changeSinceRun(row(), header(), baseline()).moved).toBeNull();
  });
});

describe('the change between weeks', () => {
  const untilMs = Date.UTC(2026, 10, 21, 15);
  // The last whole week is 14 to 20 November, the one before 7 to 13.
  const counts = new Map([
    ['2026-11-06', 1000],
    ['2026-11-07', 30],
    ['2026-11-13', 10],
    ['2026-11-14', 20],
    ['2026-11-20', 30],
    ['2026-11-21', 500],
  ]);

  it('compares whole days only, as a day that has just begun would look like a loss', () => {
    expect(changeBetweenWeeks(counts, untilMs, 'up')).toEqual({
      moved: 'up',
      amount: '25.0 %',
      verdict: 'better',
      against: 'in the 7 days to 20 Nov 2026: 50, after 40 in the 7 before',
    });
  });

  it('tells a number where per cent of nothing would be none', () => {
    const fresh = new Map([
      ['2026-11-01', 1],
      ['2026-11-15', 4],
    ]);
    expect(changeBetweenWeeks(fresh, untilMs, 'up')).toMatchObject({ moved: 'up', amount: '4' });
  });

  it('is none before there are two whole weeks', () => {
    const young = new Map([['2026-11-08', 5]]);
    for (const days of [young, new Map<string, number>()]) {
      expect(changeBetweenWeeks(days, untilMs, 'up')).toMatchObject({
        moved: null,
        against: 'no 14 whole days to compare yet',
      });
    }
  });
});
