import fc from 'fast-check';
import { DAY_MS, dayNumber, utcDateText } from '#domain/values/calendar.ts';

describe('dayNumber', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2025, 1, 1, 20_089],
  ])('knows that %d-%d-%d is day %d', (year, month, day, expected) => {
    expect(dayNumber(year, month, day)).toBe(expected);
  });

  it.each([
    [2025, 2, 29],
    [2025, 2, 30],
    [1900, 2, 29],
    [2025, 4, 31],
    [2025, 13, 1],
    [2025, 0, 1],
    [2025, 1, 0],
    [2025, 1, 32],
  ])('refuses %d-%d-%d, which never was', (year, month, day) => {
    expect(dayNumber(year, month, day)).toBeNull();
  });
});

describe('utcDateText', () => {
  it('turns the day at midnight UTC, before 1970 too', () => {
    expect(utcDateText(-1)).toBe('1969-12-31');
    expect(utcDateText(0)).toBe('1970-01-01');
    expect(utcDateText(DAY_MS - 1)).toBe('1970-01-01');
  });

  it('agrees with the calendar of the platform on every day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
        const text = new Date(ms).toISOString().slice(0, 10);
        expect(utcDateText(ms)).toBe(text);
        const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
        expect(dayNumber(year, month, day)).toBe(Math.floor(ms / DAY_MS));
      }),
    );
  });
});

describe('utcDateText, which remembers days', () => {
  it('never takes one day for another, however far apart they are', () => {
    // Every 512th day shares a place in its memory; each is asked for twice, among the others.
    const days = Array.from({ length: 60 }, (_, i) => (i - 30) * 256);
    for (const day of [...days, ...days.toReversed(), ...days]) {
      const ms = day * 86_400_000 + 43_200_000;
      expect(utcDateText(ms)).toBe(new Date(ms).toISOString().slice(0, 10));
    }
  });
});
