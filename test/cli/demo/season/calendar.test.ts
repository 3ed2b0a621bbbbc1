import { nightlyArrival, seasonWindow, wakingMoment } from '../../../../cli/demo/season/calendar.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';

const random = createRandom(1, 'calendar');

describe('seasonWindow', () => {
  it('begins 180 days before its end', () => {
    // January to June 2026 has 31 + 28 + 31 + 30 + 31 + 30 = 181 days.
    expect(seasonWindow(Date.UTC(2026, 6, 1)).startMs).toBe(Date.UTC(2026, 0, 2));
  });
});

describe('nightlyArrival', () => {
  it.each([
    ['in the afternoon waits for the next night', Date.UTC(2026, 0, 5, 15), Date.UTC(2026, 0, 6, 2)],
    ['after midnight leaves the same night', Date.UTC(2026, 0, 5, 1, 59), Date.UTC(2026, 0, 5, 2)],
    ['as the export begins has just missed it', Date.UTC(2026, 0, 5, 2), Date.UTC(2026, 0, 6, 2)],
  ])('an entry made %s', (_, timeMs, exportMs) => {
    const arrivals = Array.from({ length: 200 }, () => nightlyArrival(timeMs, random) - exportMs);
    expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...arrivals)).toBeLessThanOrEqual(25 * 60_000);
  });
});

describe('wakingMoment', () => {
  it('stays on its UTC day, between eight and eleven at night', () => {
    const hours = Array.from({ length: 300 }, () => {
      return (wakingMoment(Date.UTC(2026, 0, 5, 3), random) - Date.UTC(2026, 0, 5)) / 3_600_000;
    });
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThanOrEqual(23);
  });
});
