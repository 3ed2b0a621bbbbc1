import { writableMs, writeTime } from '../../../../cli/demo/season/dialects.ts';

/** 2025-01-01T12:10:30.456Z */
const TIME_MS = 1_735_733_430_456;

describe('writeTime', () => {
  it.each([
    ['epoch_ms', 0, 1_735_733_430_456],
    ['epoch_s', 0, 1_735_733_430],
    ['iso_utc', 0, '2025-01-01T12:10:30.456Z'],
    ['iso_naive', 0, '2025-01-01T12:10:30.456'],
    ['sql_naive', 0, '2025-01-01 12:10:30'],
    ['iso_offset', 0, '2025-01-01T12:10:30.456+00:00'],
    ['iso_offset', -360, '2025-01-01T06:10:30.456-06:00'],
    ['iso_offset', 330, '2025-01-01T17:40:30.456+05:30'],
  ] as const)('writes %s at %i minutes from UTC as %j', (format, offsetMinutes, written) => {
    expect(writeTime(TIME_MS, format, offsetMinutes)).toBe(written);
  });
});

describe('writableMs', () => {
  it('loses the milliseconds where the format has none', () => {
    expect(writableMs(TIME_MS, 'epoch_s')).toBe(1_735_733_430_000);
    expect(writableMs(TIME_MS, 'sql_naive')).toBe(1_735_733_430_000);
  });

  it('keeps them everywhere else', () => {
    expect(writableMs(TIME_MS, 'iso_offset')).toBe(TIME_MS);
  });
});
