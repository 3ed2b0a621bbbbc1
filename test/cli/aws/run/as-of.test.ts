import { readAsOf } from '#cli/aws/run/as-of.ts';

describe('the time a run on AWS is about', () => {
  it.each([
    ['2025-01-31', '2025-01-31T00:00:00.000Z'],
    ['2025-01-31T12:00:00Z', '2025-01-31T12:00:00.000Z'],
    ['2025-01-31T12:00', '2025-01-31T12:00:00.000Z'],
    ['2025-01-31 12:00:00.5', '2025-01-31T12:00:00.500Z'],
    ['2025-01-31T12:00:00+02:00', '2025-01-31T10:00:00.000Z'],
  ])('%s is %s, in UTC where it names no zone', (text, time) => {
    expect(readAsOf(text)).toBe(time);
  });

  it.each(['yesterday', '2025-13-01', '31.01.2025', ''])('is no %j', (text) => {
    expect(() => readAsOf(text)).toThrow(`--as-of ${text} is not a time: write it like 2025-01-31T12:00:00Z`);
  });
});
