import { rateChanges } from '../../../lambdas/publish/rate-changes.ts';

const published = {
  by_city: {
    rates: new Map([
      ['Oslo', 0.1],
      ['Pune', 0.2],
    ]),
    overall: 0.15,
  },
};

describe('rateChanges', () => {
  it('finds nothing to write where nothing has changed', () => {
    const found = [
      { feature: 'by_city', value: 'Pune', rate: 0.2 },
      { feature: 'by_city', value: null, rate: 0.15 },
      { feature: 'by_city', value: 'Oslo', rate: 0.1 },
    ];
    expect(rateChanges(published, found)).toEqual([]);
  });

  it('writes what is new or different, and takes away what is gone', () => {
    const found = [
      { feature: 'by_city', value: 'Oslo', rate: 0.3 },
      { feature: 'by_city', value: 'Rome', rate: 0 },
      { feature: 'by_source', value: null, rate: 0.5 },
    ];
    expect(rateChanges(published, found)).toEqual([
      ...found,
      { feature: 'by_city', value: 'Pune', rate: null },
      { feature: 'by_city', value: null, rate: null },
    ]);
  });

  it('keeps the rate of no city apart from that of a city without a name', () => {
    const found = [
      { feature: 'f', value: '', rate: 0.1 },
      { feature: 'f', value: null, rate: 0.2 },
    ];
    expect(rateChanges({}, found)).toEqual(found);
    const both = { f: { rates: new Map([['', 0.1]]), overall: 0.2 } };
    expect(rateChanges(both, found)).toEqual([]);
  });
});
