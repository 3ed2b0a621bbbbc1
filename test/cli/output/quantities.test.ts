import {
  formatCount,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPlainNumber,
  formatShare,
  formatTime,
} from '#cli/output/quantities.ts';

describe('quantities', () => {
  it.each([
    [0, '0'],
    [1_234_567, '1,234,567'],
    [-1500.25, '-1,500.25'],
    [2.34567, '2.3457'],
    // Below 1, digits behind the point alone would leave nothing of it.
    [0.000123456, '0.0001235'],
  ])('number %d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('can be put into a query without their separators', () => {
    expect([2026, 1_790_010_381_506, 0.3333333].map(formatPlainNumber)).toEqual([
      '2026',
      '1790010381506',
      '0.3333',
    ]);
  });

  it('count one thing in the singular', () => {
    expect([formatCount(1, 'row'), formatCount(0, 'row'), formatCount(1642, 'row')]).toEqual([
      '1 row',
      '0 rows',
      '1,642 rows',
    ]);
  });

  it('show a share of 1 as a percentage', () => {
    expect([0, 0.01667, 1].map(formatShare)).toEqual(['0.0 %', '1.7 %', '100.0 %']);
  });

  it.each([
    [0.42, '0.4 s'],
    [119, '119 s'],
    [120, '2 min'],
    [7199, '120 min'],
    [7200, '2 h'],
    [172_799, '48 h'],
    // 95.4 × 86,400
    [8_242_560, '95.4 days'],
  ])('duration of %d seconds reads %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('show cents as money', () => {
    expect(formatMoney(8_134_705)).toBe('81,347.05');
  });

  it('show a time to the minute in UTC', () => {
    expect(formatTime(Date.UTC(2025, 0, 31, 9, 5, 59))).toBe('2025-01-31 09:05');
  });
});
