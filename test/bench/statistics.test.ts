import { median, ratios, spread } from '../../bench/statistics.ts';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 9, 10])).toBe(10);
  });

  it('is the mean of the two in the middle where there is no middle', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('leaves the measurements as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses to be the median of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('spread', () => {
  it('tells the middle and both ends', () => {
    expect(spread([2, 8, 3])).toEqual({ median: 3, min: 2, max: 8 });
  });
});

describe('ratios', () => {
  it('sets each round beside the same round', () => {
    expect(ratios([1, 3], [4, 2])).toEqual([0.25, 1.5]);
  });

  it('refuses rounds that have no partner', () => {
    expect(() => ratios([1, 3], [4])).toThrow('2 rounds beside 1');
  });
});
