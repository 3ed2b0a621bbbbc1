import {
  readAmountMinor,
  readPercent,
  readQuestionCount,
  readWebinarSeconds,
} from '#domain/values/quantities.ts';

const invalid = { ok: false, issue: 'number_invalid' };
const outOfRange = { ok: false, issue: 'number_out_of_range' };
const value = (number: number) => ({ ok: true, value: number });

describe('readWebinarSeconds', () => {
  it.each([
    [48, 2880],
    ['48.5', 2910],
    [0.01, 1],
    [1440, 86_400],
  ])('turns %j minutes into %d seconds', (minutes, seconds) => {
    expect(readWebinarSeconds(minutes)).toEqual(value(seconds));
  });

  it('refuses more than a day, less than nothing, and what is no number', () => {
    expect([1440.01, -1, 'long'].map(readWebinarSeconds)).toEqual([outOfRange, outOfRange, invalid]);
  });
});

describe('readQuestionCount', () => {
  it('takes whole numbers from 0 to 1000', () => {
    expect([0, '2', 1000, 1001, 2.5].map(readQuestionCount)).toEqual([
      value(0),
      value(2),
      value(1000),
      outOfRange,
      invalid,
    ]);
  });
});

describe('readPercent', () => {
  it('rounds, and does not mind a percent sign', () => {
    expect([87, '87.5', '87 %', 100, 100.2, '%'].map(readPercent)).toEqual([
      value(87),
      value(88),
      value(87),
      value(100),
      outOfRange,
      invalid,
    ]);
  });
});

describe('readAmountMinor', () => {
  it.each([
    [1999.99, 199_999],
    [1.005, 101],
    ['$1,234.56', 123_456],
    ['1234.5 EUR', 123_450],
    ['R$ 10', 1000],
    [-20, -2000],
    [1e13, 1e15],
  ])('turns %j into %d cents', (amount, cents) => {
    expect(readAmountMinor(amount)).toEqual(value(cents));
  });

  it('refuses what is beyond any deal, and what is no amount', () => {
    expect([1.1e13, -1.1e13, 'a lot', true].map(readAmountMinor)).toEqual([
      outOfRange,
      outOfRange,
      invalid,
      invalid,
    ]);
  });
});
