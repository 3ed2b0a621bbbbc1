import { nearest, unknownName } from '#cli/generate/nearest.ts';

describe('nearest', () => {
  it('finds the name with the fewest letters changed', () => {
    expect(nearest('budgt_max', ['budget_min', 'budget_max', 'city'])).toBe('budget_max');
  });

  it('guesses nothing when no name is near', () => {
    expect(nearest('town', ['budget_max', 'purchase_timeframe_days'])).toBeNull();
  });
});

describe('unknownName', () => {
  it('names what was found, what was meant and what there is', () => {
    expect(unknownName('column', 'citi', ['city', 'source'])).toBe(
      'unknown column "citi" (did you mean city?), allowed are city, source',
    );
  });
});
