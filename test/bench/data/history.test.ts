import { seasonsOf } from '../../../bench/data/history.ts';

describe('seasonsOf', () => {
  it('makes up to a million events of one season', () => {
    // 200,000 events at 5.861 a lead
    expect(seasonsOf(200_000)).toEqual([{ leads: 34_124, seed: 1, endMs: Date.UTC(2026, 5, 1), tag: null }]);
  });

  it('makes more of several seasons, oldest first, half a year apart, each with people of its own', () => {
    const seasons = seasonsOf(3_000_000);
    expect(seasons.map(({ seed, tag }) => [seed, tag])).toEqual([
      [3, 's2'],
      [2, 's1'],
      [1, null],
    ]);
    expect(seasons.map(({ endMs }) => new Date(endMs).toISOString().slice(0, 10))).toEqual([
      '2025-06-06',
      '2025-12-03',
      '2026-06-01',
    ]);
    expect(new Set(seasons.map(({ leads }) => leads))).toEqual(new Set([170_619]));
  });
});
