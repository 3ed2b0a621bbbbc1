import { percentile } from '../../../bench/scoring/percentile.ts';

describe('percentile', () => {
  it('is the value that such a share of the values do not exceed', () => {
    const values = [30, 10, 20, 40];
    expect([0.25, 0.5, 0.51, 0.99, 1].map((share) => percentile(values, share))).toEqual([
      10, 20, 30, 40, 40,
    ]);
  });

  it('has nothing to say of no values', () => {
    expect(() => percentile([], 0.5)).toThrow('no values have no percentile');
  });
});
