import { decayFactors, halfLives } from '#cli/generate/features/decay-factors.ts';

describe('decayFactors', () => {
  it('halves every half-life and ends before the first factor that rounds to 0', () => {
    // 2^-20 is 0.95 millionths, 2^-21 is 0.48
    expect(decayFactors(1).map(({ millionths }) => millionths)).toEqual([
      1000000, 500000, 250000, 125000, 62500, 31250, 15625, 7813, 3906, 1953, 977, 488, 244, 122, 61, 31, 15,
      8, 4, 2, 1,
    ]);
  });

  it('counts ages from 0, one after the other', () => {
    expect(decayFactors(2).slice(0, 3)).toEqual([
      { halfLifeDays: 2, ageDays: 0, millionths: 1000000 },
      { halfLifeDays: 2, ageDays: 1, millionths: 707107 },
      { halfLifeDays: 2, ageDays: 2, millionths: 500000 },
    ]);
  });
});

describe('halfLives', () => {
  it('is empty when nothing decays', () => {
    expect(halfLives([])).toEqual([]);
  });
});
