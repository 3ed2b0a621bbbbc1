import fc from 'fast-check';
import { isAutomated } from '#domain/signals/is-automated.ts';

const SENT = Date.parse('2025-01-06T09:00:00Z');
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const SCANNER = 'Barracuda Sentinel (EE)';

const verdict = (elapsedMs: number | null, userAgent: string | null) =>
  isAutomated({
    userAgent,
    eventTimeMs: SENT + (elapsedMs ?? 0),
    sentAtMs: elapsedMs === null ? null : SENT,
  });

describe('isAutomated', () => {
  it.each([
    // a mail server's clock may be two seconds ahead, and nobody follows a link within ten
    [-2001, null],
    [-2000, true],
    [0, true],
    [9999, true],
    [10_000, false],
    [86_400_000, false],
  ])('takes a link followed %d ms after its mail for %s', (elapsedMs, expected) => {
    expect(verdict(elapsedMs, null)).toBe(expected);
  });

  it.each([
    [null, null, null],
    [null, BROWSER, false],
    [null, SCANNER, true],
    [10_000, BROWSER, false],
    [9999, BROWSER, true],
    [10_000, SCANNER, true],
    // times that contradict each other leave the agent to tell
    [-60_000, BROWSER, false],
    [-60_000, SCANNER, true],
  ])('weighs %j ms and the agent %j as %s', (elapsedMs, userAgent, expected) => {
    expect(verdict(elapsedMs, userAgent)).toBe(expected);
  });

  it('is never talked out of a machine by a second sign, nor into saying nothing', () => {
    const sign = fc.option(fc.constantFrom(BROWSER, SCANNER, ''));
    const elapsed = fc.option(fc.integer({ min: -20_000, max: 20_000 }));
    fc.assert(
      fc.property(elapsed, sign, (elapsedMs, userAgent) => {
        const alone = [verdict(elapsedMs, null), verdict(null, userAgent)];
        const told = alone.filter((one) => one !== null);
        expect(verdict(elapsedMs, userAgent)).toBe(told.length === 0 ? null : told.includes(true));
      }),
      { numRuns: 100 },
    );
  });
});
