import { createRandom } from '../../../../cli/demo/season/random.ts';

const draws = (seed: number, label: string): number[] => {
  const random = createRandom(seed, label);
  return Array.from({ length: 20_000 }, () => random.next());
};

describe('createRandom', () => {
  it('draws the same numbers for the same seed and label', () => {
    expect(draws(1, 'web')).toEqual(draws(1, 'web'));
  });

  it('draws other numbers for another label or another seed', () => {
    expect(draws(1, 'web')).not.toEqual(draws(1, 'crm'));
    expect(draws(1, 'web')).not.toEqual(draws(2, 'web'));
  });

  it('spreads its draws evenly over 0 to 1', () => {
    const numbers = draws(5, 'even');
    const tenths = Array.from({ length: 10 }, (_, tenth) => {
      return numbers.filter((number) => Math.floor(number * 10) === tenth).length;
    });
    // 2,000 are expected in each; 200 is more than four deviations of a fair draw.
    expect(tenths.filter((count) => Math.abs(count - 2000) > 200)).toEqual([]);
  });

  it('includes both ends of a whole-number range and nothing beyond', () => {
    const random = createRandom(1, 'dice');
    const faces = new Set(Array.from({ length: 500 }, () => random.int(1, 6)));
    expect([...faces].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('picks every choice, also those that are false', () => {
    const random = createRandom(1, 'choices');
    const picked = new Set(Array.from({ length: 50 }, () => random.pick([false, 'no'] as const)));
    expect(picked).toEqual(new Set([false, 'no']));
  });

  it('has a bell of mean 0 and deviation 1', () => {
    const random = createRandom(1, 'bell');
    const values = Array.from({ length: 20_000 }, () => random.bell());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});
