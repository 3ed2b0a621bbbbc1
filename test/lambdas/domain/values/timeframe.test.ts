import { readTimeframeDays } from '#domain/values/timeframe.ts';

describe('readTimeframeDays', () => {
  it.each([
    [15, 15],
    ['15', 15],
    [14.6, 15],
    ['0-30 days', 30],
    ['0 - 30', 30],
    ['1–3 months', 90],
    ['2 weeks to 1 month', 30],
    ['2 weeks', 14],
    ['3 months', 90],
    ['1.5 months', 45],
    ['1 year', 365],
    ['1 quarter', 90],
    ['1 day', 1],
    ['within 15 days', 15],
    ['<30 days', 30],
    ['up to 6 weeks', 42],
    ['immediately', 0],
    [' NOW ', 0],
    ['ASAP', 0],
    [3650, 3650],
  ])('reads %j as %d days', (written, days) => {
    expect(readTimeframeDays(written)).toEqual({ ok: true, value: days });
  });

  it.each([
    ['someday'],
    ['30+ days'],
    ['>90 days'],
    ['3 moons'],
    ['days'],
    [true],
    [[30]],
    ['1'.repeat(101)],
  ])('finds no upper end in %j', (written) => {
    expect(readTimeframeDays(written)).toEqual({ ok: false, issue: 'number_invalid' });
  });

  it.each([[-1], [3651], ['11 years'], ['30-0 days'], ['6-4 months']])('finds %j out of range', (written) => {
    expect(readTimeframeDays(written)).toEqual({ ok: false, issue: 'number_out_of_range' });
  });
});
