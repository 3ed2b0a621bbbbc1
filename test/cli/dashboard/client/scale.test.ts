import { pointsOf, scaleOf } from '#cli/dashboard/client/scale.ts';

const series = (...values: (number | null)[]) => [{ name: 's', slot: 0, values }];

describe('the scale of an axis', () => {
  it.each([
    [90, 1, '90 s'],
    [600, 60, '90 min'],
    [86_400, 3600, '90 h'],
    [30 * 86_400, 86_400, '90 days'],
  ])('of times up to %d s is in units of %d s', (longest, divisor, tick) => {
    const scale = scaleOf({ quantity: 'seconds', series: series(null, longest) });
    expect([scale.divisor, scale.tick(90)]).toEqual([divisor, tick]);
  });

  it('of shares is in per cent, without the dust of binary fractions', () => {
    expect(scaleOf({ quantity: 'share', series: series(0.3) }).tick(0.1 + 0.2)).toBe('30 %');
    expect(scaleOf({ quantity: 'count', series: series(3) }).tick(1500)).toBe('1,500');
  });

  it('leaves gaps where values are missing', () => {
    expect(pointsOf([120, null], { divisor: 60, tick: String })).toEqual([2, '-']);
  });
});
