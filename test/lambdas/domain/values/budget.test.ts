import { readBudget } from '#domain/values/budget.ts';

describe('readBudget', () => {
  it.each([
    ['80000-100000', 80_000, 100_000],
    ['80k-100k', 80_000, 100_000],
    ['80k–100k', 80_000, 100_000],
    ['80K — 100K', 80_000, 100_000],
    ['80-100k', 80_000, 100_000],
    ['€80.000 - €100.000', 80_000, 100_000],
    ['80 000 - 1 000 000', 80_000, 1_000_000],
    ['80000-100k', 80_000, 100_000],
    ['$80,000 - $100,000', 80_000, 100_000],
    ['80k to 100k', 80_000, 100_000],
    ['between 80k and 100k', 80_000, 100_000],
    ['€1.5m-€2m', 1_500_000, 2_000_000],
    ['80,000 USD - 100,000 USD', 80_000, 100_000],
    ['100000+', 100_000, null],
    ['>100k', 100_000, null],
    ['over $100k', 100_000, null],
    ['100k or more', 100_000, null],
    ['<50000', null, 50_000],
    ['up to 50k', null, 50_000],
    ['under £50,000', null, 50_000],
    ['1.5m', 1_500_000, 1_500_000],
    ['2 million', 2_000_000, 2_000_000],
    ['80000', 80_000, 80_000],
    [80_000.4, 80_000, 80_000],
    [0, 0, 0],
  ])('reads %j as %j to %j', (written, min, max) => {
    expect(readBudget(written)).toEqual({ ok: true, value: { min, max } });
  });

  it.each([
    ['plenty'],
    ['80k-'],
    ['-'],
    ['80k-lots'],
    ['k'],
    [''],
    [true],
    [[1, 2]],
    [{ min: 1 }],
    ['9'.repeat(101)],
  ])('finds no budget in %j', (written) => {
    expect(readBudget(written)).toEqual({ ok: false, issue: 'number_invalid' });
  });

  it.each([['100k-80k'], [-5], ['-5'], [1.1e12], ['>2000bn'], ['1e999']])(
    'finds %j out of range',
    (written) => {
      expect(readBudget(written)).toEqual({ ok: false, issue: 'number_out_of_range' });
    },
  );
});
