import { settleEventTime } from '#domain/values/event-time.ts';
import { UTC } from '#domain/values/zone.ts';

const RECEIVED = Date.parse('2025-01-10T00:00:00Z');
const settle = (claim: unknown) => settleEventTime(claim, RECEIVED, UTC);
const arrival = (issue: string) => ({ ms: RECEIVED, issue, claimRefused: true });

describe('settleEventTime', () => {
  it('believes a plausible time that states its zone', () => {
    expect(settle('2025-01-09T00:00:00Z')).toEqual({
      ms: RECEIVED - 86_400_000,
      issue: null,
      claimRefused: false,
    });
  });

  it('believes a time without zone and says that it had to guess', () => {
    expect(settle('2025-01-09')).toEqual({
      ms: RECEIVED - 86_400_000,
      issue: 'timestamp_without_zone',
      claimRefused: false,
    });
  });

  it.each([[null], [undefined], [' ']])('takes the arrival for %j, there being no claim to keep', (claim) => {
    expect(settle(claim)).toEqual({ ms: RECEIVED, issue: 'timestamp_missing', claimRefused: false });
  });

  it('takes the arrival for a claim it cannot read, and keeps the claim', () => {
    expect(settle('soon')).toEqual(arrival('unknown_value'));
  });

  it('allows 24 hours of clock error, to the millisecond', () => {
    expect(settle('2025-01-11T00:00:00.000Z').issue).toBeNull();
    expect(settle('2025-01-11T00:00:00.001Z')).toEqual(arrival('timestamp_in_future'));
  });

  it('allows ten years of history', () => {
    expect(settle('2015-01-10T00:00:00Z').issue).toBeNull();
    expect(settle('2015-01-08T00:00:00Z')).toEqual(arrival('timestamp_too_old'));
    expect(settle('0001-01-01T00:00:00Z')).toEqual(arrival('timestamp_too_old'));
  });

  it('treats a number beyond all time as the future', () => {
    expect(settle(Number.POSITIVE_INFINITY)).toEqual(arrival('timestamp_in_future'));
  });
});
