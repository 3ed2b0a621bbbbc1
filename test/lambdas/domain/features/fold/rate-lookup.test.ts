import { lookUpRate } from '#domain/features/fold/rate-lookup.ts';

const FEATURE = {
  name: 'city_rate',
  what: 'Rate',
  unit: null,
  type: 'double',
  kind: 'lookup_rate',
  populationColumn: 'city',
  keyFeature: 'city',
  priorWeightThousandths: 20_000,
} as const;
const LOOKUPS = { city_rate: { rates: new Map([['Pune', 0.25]]), overall: 0.1 } };

describe('lookUpRate', () => {
  it('gives the rate of those alike', () => {
    expect(lookUpRate(FEATURE, 'Pune', LOOKUPS)).toBe(0.25);
  });

  it('gives the rate of all to a lead without a city, and to one of a city nobody else is from', () => {
    expect(lookUpRate(FEATURE, null, LOOKUPS)).toBe(0.1);
    expect(lookUpRate(FEATURE, undefined, LOOKUPS)).toBe(0.1);
    expect(lookUpRate(FEATURE, 'Oslo', LOOKUPS)).toBe(0.1);
  });

  it('is empty where there is nobody, or nothing has been published yet', () => {
    expect(lookUpRate(FEATURE, 'Oslo', { city_rate: { rates: new Map(), overall: null } })).toBeNull();
    expect(lookUpRate(FEATURE, 'Pune', {})).toBeNull();
  });
});
