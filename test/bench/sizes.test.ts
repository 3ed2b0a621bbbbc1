import { sizeName, sizesOf } from '../../bench/sizes.ts';

describe('sizesOf', () => {
  it('makes every size a twentieth for a quick run', () => {
    expect(sizesOf(true)).toEqual({
      gate: 5000,
      scoredLeads: 100,
      scoredRecords: 500,
      pipeline: [1000, 10_000, 50_000],
      increment: 1000,
      history: 50_000,
      growth: [5000, 50_000, 200_000],
      peers: 10_000,
    });
  });
});

describe('sizeName', () => {
  it('names sizes as people say them', () => {
    expect([1000, 20_000, 200_000, 1_000_000, 4_000_000].map(sizeName)).toEqual([
      '1k',
      '20k',
      '200k',
      '1M',
      '4M',
    ]);
  });
});
