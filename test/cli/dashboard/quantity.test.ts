import { formatDifference, formatQuantity, kindOf, readsTheSame, wholeOf } from '#cli/dashboard/quantity.ts';

describe('the kind of a value', () => {
  it('follows from the unit of its KPI, but a count beside rates is a count', () => {
    expect(kindOf('share of leads', { denominator: 10 })).toBe('share');
    expect(kindOf('share removed', { denominator: 10 })).toBe('share');
    expect(kindOf('share of leads', { denominator: null })).toBe('count');
    expect(kindOf('chance (0.5 is a coin)', { denominator: 10 })).toBe('chance');
    expect(kindOf('seconds', { denominator: null })).toBe('seconds');
    expect(kindOf('events', { denominator: null })).toBe('count');
  });

  it('tells what a share is a share of', () => {
    expect(wholeOf('share of matured leads')).toBe('matured leads');
    expect(wholeOf('share removed')).toBe('removed');
  });

  it('decides how a value is written', () => {
    expect(formatQuantity('share', 0.1594)).toBe('15.9 %');
    expect(formatQuantity('seconds', 5400)).toBe('90 min');
    expect(formatQuantity('chance', 0.66995)).toBe('0.670');
    expect(formatQuantity('count', 28752)).toBe('28,752');
  });
});

describe('the difference of two values', () => {
  it('is in points where they are shares, for per cent of per cent would be read wrongly', () => {
    expect(formatDifference('share', 0.24, 0.252)).toBe('1.2 points');
    expect(formatDifference('chance', 0.67, 0.65)).toBe('0.020');
    expect(formatDifference('seconds', 60, 180)).toBe('2 min');
  });

  it('is none where both read the same', () => {
    expect(readsTheSame('share', 0.2401, 0.2399)).toBe(true);
    expect(readsTheSame('share', 0.2401, 0.2411)).toBe(false);
  });
});
