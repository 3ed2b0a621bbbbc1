import { parseNumberText, readNumber, readRoundedNumber, roundHalfUp } from '#domain/values/number.ts';

const RANGE = { min: 0, max: 100_000 };
const invalid = { ok: false, issue: 'number_invalid' };
const outOfRange = { ok: false, issue: 'number_out_of_range' };

describe('readNumber', () => {
  it.each([
    [48, 48],
    ['48', 48],
    ['48.5', 48.5],
    [' 80,000 ', 80_000],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    [0, 0],
    [100_000, 100_000],
  ])('reads %j as %d', (value, expected) => {
    expect(readNumber(value, RANGE)).toEqual({ ok: true, value: expected });
  });

  it.each([['48,5'], ['8,0000'], ['0x10'], ['Infinity'], ['NaN'], ['1 000'], ['abc'], ['1'.repeat(65)]])(
    'finds no number in the text %j',
    (text) => {
      expect(readNumber(text, RANGE)).toEqual(invalid);
    },
  );

  it.each([[true], [[1]], [{}], [null]])('takes %j for no number', (value) => {
    expect(readNumber(value, RANGE)).toEqual(invalid);
  });

  it.each([[-1], [100_001], ['1e999'], [Number.POSITIVE_INFINITY]])('finds %j outside the range', (value) => {
    expect(readNumber(value, RANGE)).toEqual(outOfRange);
  });

  it('answers a megabyte of digits at once', () => {
    const started = performance.now();
    expect(parseNumberText('9,'.repeat(500_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('readRoundedNumber', () => {
  it('judges the range before it rounds', () => {
    expect(readRoundedNumber(99_999.5, RANGE)).toEqual({ ok: true, value: 100_000 });
    expect(readRoundedNumber(100_000.4, RANGE)).toEqual(outOfRange);
  });
});

describe('roundHalfUp', () => {
  it('never gives a negative zero', () => {
    expect(Object.is(roundHalfUp(-0.2), 0)).toBe(true);
  });
});
