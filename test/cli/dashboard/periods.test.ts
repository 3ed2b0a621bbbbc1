import { lengthInWords, periodLabel, periodsOf, placeOf } from '#cli/dashboard/periods.ts';

const day = (text: string): number => Date.parse(text);

describe('periods', () => {
  it('are days while there is room for them', () => {
    const periods = periodsOf(day('2026-11-01'), day('2026-11-21'));
    expect(periods).toHaveLength(21);
    expect(lengthInWords(periods)).toBe('day');
    expect(periods.slice(0, 2).map(periodLabel)).toEqual(['1 Nov', '2 Nov']);
  });

  it('become weeks that end with the last day, so that the newest is whole', () => {
    // 61 days are one more than fit; 9 weeks hold them.
    const periods = periodsOf(day('2026-09-22'), day('2026-11-21'));
    expect(periods).toHaveLength(9);
    expect(lengthInWords(periods)).toBe('week');
    expect(periods.map(periodLabel).at(-1)).toBe('15 Nov – 21 Nov');
    expect(
      [day('2026-11-21'), day('2026-11-15'), day('2026-11-14')].map((ms) => placeOf(ms, periods)),
    ).toEqual([8, 8, 7]);
    expect(placeOf(day('2026-09-22'), periods)).toBe(0);
  });

  it('become four weeks where weeks are too many', () => {
    expect(lengthInWords(periodsOf(day('2024-01-01'), day('2026-11-21')))).toBe('4 weeks');
  });
});
